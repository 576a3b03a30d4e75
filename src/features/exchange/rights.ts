import { type Belongs, defineRights, may, type Viewer } from '#engines/kit';

export const rights = defineRights({
  'entry.write': {
    label: {
      de: 'Einträge einer Organisation schreiben, ändern und zurückziehen',
      cs: 'Psát, upravovat a stahovat záznamy organizace',
      pl: 'Pisać, zmieniać i wycofywać wpisy organizacji',
      en: 'Write, change and withdraw the entries of an organisation',
    },
    holders: ['organisation-owner', 'organisation-member', 'hub-manager', 'editor', 'network-admin'],
  },
  'entry.check': {
    label: {
      de: 'Einträge vor der Veröffentlichung prüfen',
      cs: 'Kontrolovat záznamy před zveřejněním',
      pl: 'Sprawdzać wpisy przed publikacją',
      en: 'Check entries before publication',
    },
    holders: ['network-admin', 'hub-manager', 'editor'],
  },
  'entry.see-owner': {
    label: {
      de: 'Sehen, von wem ein anonymer Bedarf ist',
      cs: 'Vidět, čí je anonymní potřeba',
      pl: 'Widzieć, czyja jest anonimowa potrzeba',
      en: 'See whose an anonymous need is',
    },
    holders: ['organisation-owner', 'organisation-member', 'hub-manager', 'editor', 'network-admin'],
  },
  'entry.history': {
    label: {
      de: 'Frühere Fassungen eines Eintrags lesen',
      cs: 'Číst dřívější verze záznamu',
      pl: 'Czytać wcześniejsze wersje wpisu',
      en: 'Read earlier versions of an entry',
    },
    holders: ['organisation-owner', 'organisation-member', 'hub-manager', 'editor', 'network-admin'],
  },
  'hub.exchange-settings': {
    label: {
      de: 'Festlegen, wie der Hub Einträge prüft',
      cs: 'Určit, jak hub kontroluje záznamy',
      pl: 'Ustalać, jak hub sprawdza wpisy',
      en: 'Decide how the hub checks entries',
    },
    holders: ['hub-manager', 'network-admin'],
  },
});

type Place = Pick<Belongs, 'hub' | 'organisation'>;

export function canWriteEntry(viewer: Viewer, place: Place): boolean {
  return may(viewer, rights['entry.write'], place);
}

export function canReadHistory(viewer: Viewer, place: Place): boolean {
  return may(viewer, rights['entry.history'], place);
}

export function canSetExchange(viewer: Viewer, hub: string): boolean {
  return may(viewer, rights['hub.exchange-settings'], { hub });
}

/** Whether the viewer belongs to the team that checks, whoever wrote the entry. */
export function isChecker(viewer: Viewer, hub: string): boolean {
  return may(viewer, rights['entry.check'], { hub });
}

/** Four eyes: nobody checks what they wrote themselves or what their own organisation wants to publish. */
export function canCheckEntry(
  viewer: Viewer,
  entry: { hub: string; organisation: string; savedBy: string | null },
): boolean {
  if (!isChecker(viewer, entry.hub)) return false;
  if (viewer.kind !== 'person') return true;
  const isOwn = viewer.grants.some(({ scope }) => scope === `organisation:${entry.organisation}`);
  return !isOwn && entry.savedBy !== viewer.id;
}
