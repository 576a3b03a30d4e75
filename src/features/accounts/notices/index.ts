import type { Feature, NoticeKind, World } from '#platform/feature';
import { noticeData, oldNotices } from './personal-data.ts';
import { noticeRoutes } from './routes.tsx';
import { tellPeople } from './tell.ts';

/** Telling people what concerns them, as often as they wish. `kinds`: those of all features, asked for when they are needed. */
export function notices(world: World, kinds: () => readonly NoticeKind[]): Feature {
  return {
    name: 'notices',
    routes: noticeRoutes(world, kinds),
    access: {
      'GET /account/notices': 'person',
      'POST /account/notices': 'person',
      'GET /notices-off/:key': 'link',
      'POST /notices-off/:key': 'link',
    },
    jobs: [
      {
        name: 'tell-people',
        everyMinutes: 1,
        runs: 'by-itself',
        run: (_, now, signal) => tellPeople(world, kinds(), now, signal),
      },
    ],
    personalData: noticeData,
    retention: [oldNotices],
  };
}
