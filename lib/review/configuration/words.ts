import type { Use } from './uses';

/** Who sees new content of a ConfigMap or Secret while running; undefined where nobody does. */
export function seenAtOnce(uses: readonly Use[]): string | undefined {
  const seeing = named(uses, ['volume']);
  return seeing && `the pods of ${seeing} see it within two minutes or so, in their volumes, without a restart`;
}

/** Who goes on with the old content; `restarted` are those whose pods are all replaced by the same apply. */
export function seenAfterRestart(uses: readonly Use[], restarted: ReadonlySet<string>): string[] {
  const left = uses.filter(({ workload }) => !restarted.has(workload));
  const byVariables = named(left, ['environment']);
  const bySubPath = named(left, ['subPath']);
  const command = 'kubectl rollout restart';
  return [
    ...(byVariables
      ? [
          `the pods of ${byVariables} have it in their environment, and see the old content until they are restarted: \`${command}\``,
        ]
      : []),
    ...(bySubPath
      ? [
          `the pods of ${bySubPath} mount it under a subPath, and see the old content until they are restarted: \`${command}\``,
        ]
      : []),
  ];
}

function named(uses: readonly Use[], ways: readonly Use['through'][]): string {
  return uses
    .filter(({ through }) => ways.includes(through))
    .map(({ workload }) => workload)
    .join(', ');
}
