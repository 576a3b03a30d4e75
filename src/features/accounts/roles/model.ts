import { z } from 'zod';
import { type Grant, ROLE_SCOPES, ROLES, type Role, type Scope, type ScopeKind } from '#engines/kit';

declare module '#platform/database' {
  interface Tables {
    role_invitation: {
      id: string;
      email: string;
      role: Role;
      scope: Scope;
      invited_by: string | null;
      created_at: Date;
      expires_at: Date;
    };
  }
}

declare module '#platform/link' {
  interface LinkPurposes {
    'role-invitation': true;
  }
}

/** Long enough for a holiday, short enough that nobody finds an old one. */
export const INVITATION_DAYS = 14;

/** Somebody who holds a role; their name, never their address. */
export interface HolderRow extends Grant {
  personId: string;
  name: string;
  since: Date;
}

/** A role promised to an address; it is not shown again. */
export interface InvitationRow extends Grant {
  id: string;
  expiresAt: Date;
}

/** What a scope is called, and where its page is. */
export interface ScopeName {
  name: string;
  href?: string;
}

export function scopeKind(scope: Scope): ScopeKind {
  return scope === 'network' ? 'network' : (scope.split(':')[0] as ScopeKind);
}

/** The scope a text means, if it is one that this role is given for. */
export function findGrant(role: string, scope: string): Grant | undefined {
  const known = ROLES.find((one) => one === role);
  if (known === undefined || !/^(network|(hub|organisation|event|call):[0-9a-f-]{36})$/.test(scope)) return undefined;
  const grant = { role: known, scope: scope as Scope };
  return ROLE_SCOPES[known].includes(scopeKind(grant.scope)) ? grant : undefined;
}

/** RFC 5321: 64 before the @, 254 in all. A line break would be another header of the mail. */
const email = z.string().trim().toLowerCase().max(254, 'emailWrong').pipe(z.email('emailWrong'));

/** Messages are keys of the texts. */
export const giveInput = z
  .object({ email, role: z.enum(ROLES, 'roleMissing'), scope: z.string().max(60, 'scopeWrong') })
  .transform((input, context) => {
    const grant = findGrant(input.role, input.scope);
    if (grant !== undefined) return { email: input.email, grant };
    context.addIssue({ code: 'custom', path: ['scope'], message: 'scopeWrong' });
    return z.NEVER;
  });

export interface GiveInput {
  email: string;
  grant: Grant;
}
