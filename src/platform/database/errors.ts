/** Codes of node and PostgreSQL (class 08 connection, 57P0x shutdown, 53x00 resources) that mean: not now, try again. */
const CODES =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|ENOSPC|08...|55000|57P0.|53...|25006)$/;
const MESSAGES =
  /Connection terminated|timeout exceeded when trying to connect|No space left|PGlite is closed|driver has already been destroyed/;

/** Whether a unique index refused a row (PostgreSQL's 23505): of two at the same moment the second. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505';
}

/** Whether an error means that the database is gone for the moment, so that 503 is the honest answer. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError && error.errors.some(isUnavailable)) return true;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return CODES.test(code) || MESSAGES.test(error.message) || isUnavailable(error.cause);
}
