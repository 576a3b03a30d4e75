import type { Feature, PersonalColumn, World } from '#platform/feature';
import { fileRoutes, KEEP_UNUSED_DAYS, sweepFiles } from '#platform/files';

/** As long as what the file is for; the features that ask for files say how long that is, export them and erase them. */
const OF_ITS_USE: Pick<PersonalColumn, 'why' | 'howLong'> = {
  why: {
    de: 'um die Datei dort zu zeigen oder vorzulegen, wofür sie hochgeladen wurde',
    cs: 'aby bylo možné soubor zobrazit nebo předložit tam, kam byl nahrán',
    pl: 'aby pokazać lub przedłożyć plik tam, dokąd został przesłany',
    en: 'to show or present the file with what it was uploaded for',
  },
  howLong: {
    de: 'so lange wie das, wofür sie hochgeladen wurde; ungenutzt 1 Tag',
    cs: 'stejně dlouho jako to, k čemu byl nahrán; nevyužitý 1 den',
    pl: 'tak długo jak to, do czego został przesłany; nieużywany 1 dzień',
    en: 'as long as what it was uploaded for; unused 1 day',
  },
};

/** Files as a feature: where they are found, what sweeps them, and what is known of people by them. */
export function files({ db }: Pick<World, 'db'>): Feature {
  return {
    name: 'files',
    rootRoutes: fileRoutes(db),
    personalData: {
      columns: {
        'file.name': {
          what: {
            de: 'Name einer hochgeladenen Datei',
            cs: 'název nahraného souboru',
            pl: 'nazwa przesłanego pliku',
            en: 'name of an uploaded file',
          },
          ...OF_ITS_USE,
        },
        'file_piece.bytes': {
          what: {
            de: 'Inhalt einer hochgeladenen Datei',
            cs: 'obsah nahraného souboru',
            pl: 'treść przesłanego pliku',
            en: 'content of an uploaded file',
          },
          ...OF_ITS_USE,
        },
        'file_use.subject': {
          what: {
            de: 'wofür eine Datei hochgeladen wurde',
            cs: 'k čemu byl soubor nahrán',
            pl: 'do czego plik został przesłany',
            en: 'what a file was uploaded for',
          },
          ...OF_ITS_USE,
        },
      },
      // By what they are for, so by the feature that has that.
      export: async () => ({}),
      erase: async () => [],
    },
    retention: [
      {
        name: 'unused-files',
        label: {
          de: 'Dateien, die nirgends verwendet werden',
          cs: 'Soubory, které nejsou nikde použity',
          pl: 'pliki, które nigdzie nie są używane',
          en: 'files that are used nowhere',
        },
        days: KEEP_UNUSED_DAYS,
        run: sweepFiles,
      },
    ],
  };
}
