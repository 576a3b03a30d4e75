import type { Context, Hono } from 'hono';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Metric } from 'prom-client';
import type { Lang, PersonViewer, Result, Right, Viewer } from '#engines/kit';
import type { Clock } from '#platform/clock';
import type { Config } from '#platform/config';
import type { Db, Trx } from '#platform/database';
import type { Listener } from '#platform/follow';
import type { Log } from '#platform/log';
import type { Secret } from '#platform/secret';
import type { ImportRefusal, ImportReport, Table } from '#platform/tabular';

/** What the process runs on; opened once by the shell and handed to every feature. */
export interface World {
  config: Config;
  db: Db;
  databaseKind: 'embedded' | 'postgres';
  log: Log;
  clock: Clock;
  secret: Secret;
  conceptLabels: ConceptLabels;
  /** Concepts that people choose as topics: the top concept of each field. */
  topics: readonly string[];
}

/** Preferred labels of concepts by id: those of our own vocabulary always, those of imported ones as soon as the engine knows them. */
export interface ConceptLabels {
  get(concept: string): Record<Lang, string> | undefined;
  has(concept: string): boolean;
}

/**
 * Says a concept in a language by its preferred label. What an older vocabulary knew and this one does not is said by the words of its id.
 */
export function conceptLabel(world: Pick<World, 'conceptLabels'>, lang: Lang): (concept: string) => string {
  return (concept) => world.conceptLabels.get(concept)?.[lang] ?? concept.replace(/^.*:/, '').replaceAll('-', ' ');
}

/** What a handler finds in its context, set by the web shell. */
export interface AppEnv {
  /**
   * `address`: where the request comes from, behind a trusted proxy too; `unknown` where nothing tells. `policy`: the Content-Security-Policy of an
   * answer that is not a page of ours. `sameFor`: set by a page for people on which nothing depends on who asks but what they may, so that it can
   * be kept for the next who may the same. `usesCamera`: the page may ask for the camera.
   */
  Variables: {
    lang: Lang;
    viewer: Viewer;
    requestId: string;
    address: string;
    policy?: string;
    sameFor?: 'grants';
    /** Until when a page holds that says something of the time of day, even if the database does not change. */
    keptUntil?: Date;
    usesCamera?: boolean;
  };
}

export type Routes = Hono<AppEnv>;

export interface PageProps {
  title: string;
  /** One sentence for search engines and previews. */
  description?: string;
  /** Feeds of exactly this view: address and type. */
  feeds?: { href: string; type: string; title: string }[];
  jsonLd?: object;
  /** Names of custom elements the page gains from. */
  elements?: string[];
  /** Without header, menu and footer: what other sites show within theirs. */
  isBare?: boolean;
  /** Address of a web manifest, for a page that can be installed on a phone. */
  manifest?: string;
}

declare module 'hono' {
  interface ContextRenderer {
    // biome-ignore lint/style/useShorthandFunctionType: the interface is merged into Hono's
    (content: HtmlEscapedString | Promise<HtmlEscapedString>, props: PageProps): Response | Promise<Response>;
  }
}

export interface MenuItem {
  path: string;
  label: (lang: Lang) => string;
  /** What most people come for. */
  main?: boolean;
}

/** Work that comes round by itself. `run` must be safe to run twice. */
export interface Job {
  name: string;
  everyMinutes: number;
  /**
   * `in-transaction` (default): one process at a time, all or nothing. `by-itself`: in every process, without a transaction, for what waits for a
   * network; it divides the work by locking rows.
   */
  runs?: 'in-transaction' | 'by-itself';
  /** `signal`: the process is about to end. */
  run(db: Db, now: Date, signal: AbortSignal): Promise<void>;
}

export interface CommandContext {
  /** Opens the database with migrations applied; closed by the shell afterwards. */
  world(): Promise<World>;
  print(line: string): void;
  printError(line: string): void;
}

export interface Command {
  name: string;
  /** The arguments as documented, for instance `KIND FILE [--dry-run]`. */
  usage: string;
  summary: string;
  /** Returns the exit code: 0 done, 1 refused, 2 wrong usage. */
  run(context: CommandContext, args: string[]): Promise<number>;
}

/** A kind of data that `hubwerk import KIND FILE` reads. Errors name row, column, value and what is allowed. */
export interface Importer {
  kind: string;
  run(
    world: World,
    viewer: Viewer,
    rows: Table['rows'],
    options: { dryRun: boolean; now: Date },
  ): Promise<Result<ImportReport, ImportRefusal | { type: 'not-allowed' }>>;
}

/** A kind of data that `hubwerk export KIND` writes, row by row. */
export interface Exporter {
  kind: string;
  columns: string[];
  /** Records whose fields are the columns, as they are imported. */
  rows(world: World, viewer: Viewer): AsyncGenerator<Record<string, unknown>>;
}

/** Who gets through to an address: everybody, who has signed in, who has a secret link, or who holds a right for the thing there. */
export type Access = 'anyone' | 'person' | 'link' | Right;

/** Something that waits for a person, on the desk that they see after signing in. */
export interface DeskItem {
  /** Which kind of work, for instance `comment.release`; items of one kind and place are one line with a count. */
  kind: string;
  title: string;
  /** More about it: whose it is, which hub. */
  detail?: string;
  /** With the language: `/de/comments/queue`. */
  href: string;
  count: number;
  /** Since when the oldest of them waits. */
  since: Date;
  /** The day by which it has to be done, where there is one. */
  due?: string;
}

/** Something that people are told about: on the desk and by mail, as they choose. */
export interface NoticeKind {
  kind: string;
  /** In the settings: „Ein Kommentar wartet auf Freigabe“. */
  label: Record<Lang, string>;
  /** How it is told where nobody has chosen. */
  usual: 'at-once' | 'daily' | 'weekly' | 'off';
  /** Whether somebody like this is ever told of it, where not everybody is: others do not find it among their settings. */
  isFor?(viewer: PersonViewer): boolean;
  /** One line and where it leads (without the language: `/comments/queue`), or undefined when the thing is gone or no longer for this person. */
  say(db: Db, viewer: PersonViewer, subject: string): Promise<{ text: string; path: string } | undefined>;
}

/** Whose data: an account, and all addresses it has proved to own; or only an address, for guests. */
export interface DataSubject {
  person?: string;
  emails: readonly string[];
}

/** A column that holds something about a person: on the privacy page and in `docs/privacy.md`. */
export interface PersonalColumn {
  what: Record<Lang, string>;
  why: Record<Lang, string>;
  howLong: Record<Lang, string>;
}

/** What a feature keeps about people. A test compares the columns with the schema. */
export interface PersonalData {
  /** By `table.column`. */
  columns: Record<string, PersonalColumn>;
  /** Everything kept about somebody, by table, in words a person can read. */
  export(db: Db, subject: DataSubject): Promise<Record<string, Record<string, unknown>[]>>;
  /** Deletes it, or makes what has to stay anonymous; returns how many rows of which table, for the protocol. */
  erase(
    trx: Trx,
    subject: DataSubject,
    now: Date,
  ): Promise<{ table: string; rows: number; how: 'deleted' | 'anonymised' }[]>;
}

/** What is deleted by itself when it is old enough. */
export interface RetentionRule {
  name: string;
  label: Record<Lang, string>;
  days: number;
  /** Deletes what is older than that; returns how many rows. */
  run(trx: Trx, now: Date): Promise<number>;
}

/** The manifest of a feature: everything the running product needs to know of it. */
export interface Feature {
  name: string;
  menu?: MenuItem[];
  routes?: Routes;
  /** Addresses that have no language, such as those of concepts, which other people's data point to. */
  rootRoutes?: Routes;
  /** The most bytes that may be sent to an address, by `POST /events/:slug/media` (without language): for those that take files with `readUpload`. */
  uploads?: Record<string, number>;
  /** Who gets through to which address, by `GET /desk` (without language). Addresses not named here are for everybody. */
  access?: Record<string, Access>;
  desk?(viewer: PersonViewer, lang: Lang): Promise<DeskItem[]>;
  notices?: NoticeKind[];
  personalData?: PersonalData;
  retention?: RetentionRule[];
  jobs?: Job[];
  /** What follows the outbox: called when something was written in any process. Only processes that serve call it. */
  listeners?: Listener[];
  /** Figures for `GET /metrics`. */
  metrics?: Metric[];
  /** Tells who is asking by the cookie of a request; only one feature has it. */
  findPerson?(c: Context<AppEnv>): Promise<PersonViewer | undefined>;
  /** Work to begin with once the process serves; pages do not wait for it. */
  warmUp?(): Promise<void>;
  /** What is left to do at the end, after the last request; the database is still open. */
  close?(): Promise<void>;
}
