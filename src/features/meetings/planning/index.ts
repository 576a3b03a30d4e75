import { Hono } from 'hono';
import type { AppEnv, Feature, World } from '#platform/feature';
import { rights } from '../rights.ts';
import { failSilentPlans } from './commands/keep-plan.ts';
import { deliverInvitations } from './commands/people.ts';
import { deliverPlans } from './commands/publish.ts';
import { planningData } from './personal-data.ts';
import type { Planner } from './planner.ts';
import { boardRoutes } from './routes/board.tsx';
import { dayRoutes } from './routes/day.tsx';
import { peopleRoutes } from './routes/people.tsx';
import { planRoutes } from './routes/plans.tsx';
import { settingsRoutes } from './routes/settings.tsx';

/** The organiser's side of 1:1 meetings: settings, people, rules, plans, the board, the day, figures. */
export function meetingsPlanning(world: World, planner: Planner): Feature {
  const routes = new Hono<AppEnv>();
  for (const part of [
    settingsRoutes(world),
    peopleRoutes(world, planner),
    planRoutes(world, planner),
    boardRoutes(world, planner),
    dayRoutes(world, planner),
  ])
    routes.route('/', part);
  const plan = rights['meetings.plan'];
  return {
    name: 'meetings-planning',
    routes,
    access: {
      'GET /events/:slug/meetings': plan,
      'POST /events/:slug/meetings': plan,
      'GET /events/:slug/meetings/new': plan,
      'GET /matchmakings/:id/settings': plan,
      'POST /matchmakings/:id/settings': plan,
      'POST /matchmakings/:id/slots': plan,
      'POST /matchmakings/:id/state': plan,
      'GET /matchmakings/:id/people': plan,
      'POST /matchmakings/:id/invitations': plan,
      'POST /matchmakings/:id/groups': plan,
      'GET /matchmakings/:id/rules': plan,
      'POST /matchmakings/:id/rules': plan,
      'POST /matchmakings/:id/rules/:rule/removal': plan,
      'GET /matchmakings/:id/plans': plan,
      'POST /matchmakings/:id/plans': plan,
      'GET /matchmakings/:id/plans/:plan': plan,
      'POST /matchmakings/:id/plans/:plan/copy': plan,
      'POST /matchmakings/:id/plans/:plan/deletion': plan,
      'GET /matchmakings/:id/comparison': plan,
      'GET /matchmakings/:id/publication': plan,
      'POST /matchmakings/:id/publication': plan,
      'GET /matchmakings/:id/board/:plan': plan,
      'GET /matchmakings/:id/board/:plan/targets': plan,
      'POST /matchmakings/:id/board/:plan/moves': plan,
      'POST /matchmakings/:id/board/:plan/undo': plan,
      'POST /matchmakings/:id/board/:plan/rules': plan,
      'GET /matchmakings/:id/day': plan,
      'POST /matchmakings/:id/day/changes': plan,
      'POST /matchmakings/:id/day/changes/:change/undo': plan,
      'POST /matchmakings/:id/day/repair': plan,
      'POST /matchmakings/:id/day/confirmation': plan,
      'POST /matchmakings/:id/day/outcomes': plan,
      'GET /matchmakings/:id/figures': plan,
      'GET /matchmakings/:id/figures.csv': plan,
      'POST /matchmakings/:id/follow-ups': plan,
      'GET /meetings-live/:key': 'link',
    },
    personalData: planningData,
    jobs: [
      {
        name: 'deliver-meeting-mails',
        everyMinutes: 1,
        runs: 'by-itself',
        async run(db, now, signal) {
          await failSilentPlans(db, now);
          await deliverInvitations(world, db, now, { signal });
          await deliverPlans(world, db, now, { signal });
        },
      },
    ],
    close: () => planner.close(),
  };
}
