import { LANGS, type Lang, type Viewer } from '#engines/kit';
import { LANGUAGE_NAMES, type Localised, localise } from '#platform/i18n';
import type { FieldError } from '#platform/web';
import { Alert, Button, Choices, ErrorSummary, Select, TextInput } from '#ui';
import type { EventView } from '../../model.ts';
import { TeamHead } from '../../pages/team-head.tsx';
import { dayTexts } from '../texts.ts';

export interface WalkInProps {
  lang: Lang;
  viewer: Viewer;
  event: EventView;
  /** Made with the page. */
  id: string;
  tickets: { id: string; name: Localised; capacity: number | null; taken: number }[];
  places: { capacity: number | null; taken: number } | undefined;
  values: Record<string, string>;
  errors: FieldError[];
}

export function WalkInPage(props: WalkInProps) {
  const { lang, event, values, tickets, places } = props;
  const t = dayTexts(lang);
  const texts: Record<string, unknown> = t;
  const errors = props.errors.map(({ field, code }) => ({ field, message: String(texts[code] ?? t.againForm) }));
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  const isFull = places !== undefined && places.capacity !== null && places.taken >= places.capacity;
  return (
    <>
      <TeamHead lang={lang} viewer={props.viewer} event={event} page="check-in" title={t.walkIn} lead={t.walkInLead} />
      <div class="hw-wrap hw-stack">
        {places === undefined ? (
          <Alert tone="info" title={t.noRegistration} />
        ) : (
          <form class="hw-form hw-stack" method="post" action={`/${lang}/events/${event.slug}/check-in/walk-in`}>
            <ErrorSummary lang={lang} errors={errors} />
            {places.capacity === null ? null : (
              <p class={isFull ? undefined : 'hw-muted'}>{t.placesLeft(places.taken, places.capacity)}</p>
            )}
            <input type="hidden" name="id" value={props.id} />
            <TextInput
              lang={lang}
              name="name"
              label={t.name}
              value={values.name ?? ''}
              autocomplete="off"
              error={errorOf('name')}
            />
            <TextInput
              lang={lang}
              name="organisation"
              label={t.organisation}
              optional
              value={values.organisation ?? ''}
              autocomplete="off"
              error={errorOf('organisation')}
            />
            {tickets.length === 1 ? (
              <input type="hidden" name="ticket" value={tickets[0]?.id} />
            ) : (
              <Select
                lang={lang}
                name="ticket"
                label={t.ticket}
                value={values.ticket ?? ''}
                options={tickets.map(({ id, name }) => ({ value: id, label: localise(name, lang).text }))}
                error={errorOf('ticket')}
              />
            )}
            <Select
              lang={lang}
              name="lang"
              label={t.certificateLang}
              value={values.lang ?? lang}
              options={LANGS.map((code) => ({ value: code, label: LANGUAGE_NAMES[code] }))}
            />
            <Choices
              lang={lang}
              type="checkbox"
              name="over"
              label={t.places}
              chosen={values.over === 'yes' ? ['yes'] : []}
              options={[{ value: 'yes', label: t.over }]}
              error={errorOf('over')}
            />
            <div class="hw-actions">
              <Button>{t.walkInDo}</Button>
            </div>
          </form>
        )}
      </div>
    </>
  );
}
