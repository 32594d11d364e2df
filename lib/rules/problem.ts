/** One thing that is wrong with what a construct was given. */
export interface Problem {
  /** Where, from the construct on: `container.port.number`, `claims[1].size`. Empty for the whole. */
  readonly path: string;
  /** What was given. */
  readonly value: unknown;
  /** What it must be, to stand behind "must be": `a whole number from 1 to 65535`. */
  readonly allowed: string;
}

/** The problems as they stand one step further out: under the property or index `step`. */
export function under(step: string | number, problems: readonly Problem[]): Problem[] {
  const prefix = typeof step === 'number' ? `[${step}]` : step;
  return problems.map((problem) => ({ ...problem, path: join(prefix, problem.path) }));
}

function join(prefix: string, path: string): string {
  return path === '' || path.startsWith('[') ? prefix + path : `${prefix}.${path}`;
}
