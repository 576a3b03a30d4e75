import type { Lang } from '#engines/kit';
import type { FieldError } from '#platform/web';
import { Button, ButtonLink, ErrorSummary, PageHead } from '#ui';
import { networkTexts } from '../../texts.ts';
import type { PlaceChoice, ProfileValues } from '../model.ts';
import { profileTexts } from '../texts.ts';
import { ProfileFields, sayErrors } from './fields.tsx';

export function EditProfilePage(props: {
  lang: Lang;
  organisation: { slug: string; name: string };
  form: ProfileValues;
  errors: FieldError[];
  places: PlaceChoice[];
  topics: readonly string[];
  label: (concept: string) => string;
}) {
  const { lang, organisation } = props;
  const t = profileTexts(lang);
  const { said, errorOf } = sayErrors(t, props.errors, t.formBroken);
  const base = `/${lang}/organisations/${organisation.slug}`;
  return (
    <>
      <PageHead
        lang={lang}
        title={t.editTitle(organisation.name)}
        lead={t.editLead}
        trail={[
          { href: `/${lang}/organisations`, label: networkTexts(lang).organisations },
          { href: base, label: organisation.name },
        ]}
      />
      <div class="hw-wrap">
        <form class="hw-stack hw-form" method="post" action={`${base}/edit`} novalidate>
          <ErrorSummary lang={lang} errors={said} />
          <ProfileFields {...props} errorOf={errorOf} />
          <p class="hw-actions">
            <Button>{t.save}</Button>
            <ButtonLink href={base}>{t.cancel}</ButtonLink>
          </p>
        </form>
      </div>
    </>
  );
}
