/** Why the service does not start, in words for whoever starts it: what is wrong, where, and what to do. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}
