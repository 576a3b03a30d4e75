import { RateLimiterMemory } from 'rate-limiter-flexible';

const MINUTE = 60;

/**
 * How often something may be tried, for each address of mail and for each address of the network. Kept in memory, by each process for itself: after
 * a restart counting begins anew, which gives an attacker a handful of tries more; the second factor has its own count in the database.
 */
export interface Throttle {
  /** Counts a try; false when there were too many. */
  take(kind: keyof typeof LIMITS, key: string): Promise<boolean>;
  /** Whether there is a try left, without counting. */
  has(kind: keyof typeof LIMITS, key: string): Promise<boolean>;
  /** Forgets what was counted: it was the right one. */
  clear(kind: keyof typeof LIMITS, key: string): Promise<void>;
}

const LIMITS = {
  /** Mails to one address. */
  mailTo: { points: 5, duration: 60 * MINUTE },
  /** Mails asked for from one place: an office behind one address has many desks. */
  mailFrom: { points: 60, duration: 60 * MINUTE },
  /** Wrong passwords for one account; the mail link stays open, so nobody is locked out. */
  passwordOf: { points: 10, duration: 15 * MINUTE },
  passwordFrom: { points: 60, duration: 15 * MINUTE },
  /** Links, codes and passkeys tried from one place. */
  keyFrom: { points: 60, duration: 15 * MINUTE },
};

export function createThrottle(): Throttle {
  const limiters = Object.fromEntries(
    Object.entries(LIMITS).map(([kind, limit]) => [kind, new RateLimiterMemory(limit)]),
  ) as Record<keyof typeof LIMITS, RateLimiterMemory>;
  return {
    take: (kind, key) =>
      limiters[kind].consume(key).then(
        () => true,
        () => false,
      ),
    async has(kind, key) {
      const found = await limiters[kind].get(key);
      return found === null || found.remainingPoints > 0;
    },
    async clear(kind, key) {
      await limiters[kind].delete(key);
    },
  };
}
