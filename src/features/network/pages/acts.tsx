import { type Lang, may, mayAnywhere, type Viewer } from '#engines/kit';
import { Button, ButtonLink } from '#ui';
import { admissionTexts } from '../admission/texts.ts';
import { confirmationTexts } from '../confirmation/texts.ts';
import { duplicateTexts } from '../duplicates/texts.ts';
import type { HubView, OrganisationView } from '../model.ts';
import { profileTexts } from '../profile/texts.ts';
import { mayWith, rights } from '../rights.ts';

/** A way into another feature. */
export interface ActLink {
  href: string;
  label: string;
}

/** What the viewer can do with an organisation. Who may nothing sees the way to claim it; that is the same for everybody. */
export function OrganisationActs({
  lang,
  viewer,
  organisation,
  more,
}: {
  lang: Lang;
  viewer: Viewer;
  organisation: OrganisationView;
  more: ActLink[];
}) {
  const base = `/${lang}/organisations/${organisation.slug}`;
  const t = admissionTexts(lang);
  const can = (right: Parameters<typeof mayWith>[1]) =>
    viewer.kind === 'person' && mayWith(viewer, right, organisation);
  const belongs =
    viewer.kind === 'person' && viewer.grants.some(({ scope }) => scope === `organisation:${organisation.id}`);
  return (
    <div class="hw-acts">
      {more.map(({ href, label }) => (
        <ButtonLink href={href} kind="primary">
          {label}
        </ButtonLink>
      ))}
      {can('organisation.edit') ? <ButtonLink href={`${base}/edit`}>{profileTexts(lang).edit}</ButtonLink> : null}
      {can('organisation.confirm') ? (
        <form method="post" action={`${base}/confirmation`}>
          <Button kind="secondary">{confirmationTexts(lang).confirm}</Button>
        </form>
      ) : null}
      {can('organisation.members-see') ? (
        <a href={`${base}/people`}>{can('organisation.invite') ? t.peopleManage : t.people}</a>
      ) : null}
      {can('organisation.leave') ? <a href={`${base}/membership-end`}>{t.leave}</a> : null}
      {belongs ? null : <a href={`${base}/claim`}>{t.claim}</a>}
    </div>
  );
}

/** What the viewer can do with a hub; nothing for everybody else. */
export function HubActs(props: { lang: Lang; viewer: Viewer; hub: HubView; more: ActLink[] }) {
  const { lang, viewer, hub, more } = props;
  const base = `/${lang}/hubs/${hub.slug}`;
  const can = (right: keyof typeof rights) => viewer.kind === 'person' && may(viewer, rights[right], { hub: hub.id });
  if (!can('hub.edit') && more.length === 0) return null;
  return (
    <div class="hw-acts">
      {can('hub.edit') ? <ButtonLink href={`${base}/edit`}>{profileTexts(lang).hubEdit}</ButtonLink> : null}
      {can('hub.confirm') ? (
        <form method="post" action={`${base}/confirmation`}>
          <Button kind="secondary">{confirmationTexts(lang).confirm}</Button>
        </form>
      ) : null}
      {more.map(({ href, label }) => (
        <a href={href}>{label}</a>
      ))}
      {can('admission.decide') ? <a href={`/${lang}/admissions`}>{admissionTexts(lang).applications}</a> : null}
      {mayAnywhere(viewer, rights['organisation.merge']) ? (
        <a href={`/${lang}/duplicates`}>{duplicateTexts(lang).title}</a>
      ) : null}
    </div>
  );
}
