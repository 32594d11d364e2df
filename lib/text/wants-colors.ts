/** Whether what is written there is to be in colours. */
export function wantsColors(
  { isTTY }: { isTTY?: boolean },
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  return isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb';
}
