import type { ColumnType, Generated } from 'kysely';
import type { Lang, Role, Scope } from '#engines/kit';

declare module '#platform/database' {
  interface Tables {
    person: PersonTable;
    sign_in_session: SessionTable;
    sign_in_account: SignInAccountTable;
    sign_in_verification: {
      id: string;
      identifier: string;
      value: string;
      expires_at: Date;
      created_at: Date;
      updated_at: Date;
    };
    sign_in_two_factor: { id: string; person_id: string; verified: boolean | null; locked_until: Date | null };
    sign_in_passkey: { id: string; person_id: string; name: string | null; created_at: Date | null };
    sign_in_used_code: { person_id: string; code: string; used_at: Date };
    role_grant: { person_id: string; role: Role; scope: Scope; granted_at: Date };
    notice: NoticeTable;
    notice_choice: { person_id: string; kind: string; how_often: HowOften };
  }
}

declare module '#platform/outbox' {
  interface DomainEvents {
    'person.registered': 'person';
    'person.erased': 'person';
    'role.granted': 'person';
    'role.withdrawn': 'person';
  }
}

interface PersonTable {
  id: string;
  name: string;
  email: string;
  email_verified: boolean;
  image: string | null;
  lang: Generated<Lang>;
  two_factor_enabled: Generated<boolean>;
  created_at: Date;
  updated_at: Date;
  /** When they first signed in; people who were invited have a row before. */
  registered_at: ColumnType<Date | null, Date | null | undefined, Date>;
}

interface SessionTable {
  id: string;
  person_id: string;
  token: string;
  expires_at: Date;
  ip_address: string | null;
  user_agent: string | null;
  created_at: Date;
  updated_at: Date;
  method: string | null;
  confirmed: Generated<boolean>;
}

interface SignInAccountTable {
  id: string;
  person_id: string;
  account_id: string;
  provider_id: string;
  password: string | null;
  created_at: Date;
  updated_at: Date;
}

export const HOW_OFTEN = ['at-once', 'daily', 'weekly', 'off'] as const;
export type HowOften = (typeof HOW_OFTEN)[number];

interface NoticeTable {
  id: string;
  person_id: string;
  kind: string;
  subject: ColumnType<string, string, never>;
  created_at: Date;
  mailed_at: Date | null;
}
