import fc from 'fast-check';

/** Strings that match a pattern, and sometimes the longest or strangest of them. */
const stringsLike = (form: RegExp, ...longest: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof({ weight: 9, arbitrary: fc.stringMatching(form) }, { weight: 1, arbitrary: fc.constantFrom(...longest) });

const a = (length: number) => 'a'.repeat(length);

export const statefulSetName = stringsLike(/^[a-z]([a-z0-9-]{0,10}[a-z0-9])?$/, a(52), `a${'-'.repeat(50)}9`);
export const serviceName = stringsLike(/^[a-z]([a-z0-9-]{0,10}[a-z0-9])?$/, a(63));
export const labelName = stringsLike(/^[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?$/, a(63), `0${'-'.repeat(61)}0`);
export const objectName = stringsLike(
  /^[a-z0-9]([a-z0-9-]{0,5}[a-z0-9])?(\.[a-z0-9]{1,3}){0,2}$/,
  a(253),
  `${a(63)}.${a(63)}.${a(63)}.${a(61)}`,
);
export const portName = stringsLike(
  /^[a-z]([a-z0-9]{0,5}-[a-z0-9]{1,4}){0,1}$/,
  a(15),
  '1a',
  '0-a-0',
  '12345678901234a',
);
export const variableName = stringsLike(/^[A-Za-z_.-][A-Za-z0-9_.-]{0,8}$/, a(300)).filter(
  // The check `credentials` rejects variables whose names are those of secrets.
  (name) => !/^(\.$|\.\.)|pass|pwd|secret|token|credential|key/i.test(name),
);
export const dataKey = stringsLike(/^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,8}$/, a(253), '.a', '---', '__proto__x', 'a..b');
export const labelKey = stringsLike(
  /^([a-z0-9]{1,4}(\.[a-z0-9]([a-z0-9-]{0,2}[a-z0-9])?){0,2}\/)?[A-Za-z0-9]([A-Za-z0-9_.-]{0,6}[A-Za-z0-9])?$/,
  a(63),
  `${a(253)}/${a(63)}`,
);
export const labelValue = stringsLike(
  /^([A-Za-z0-9]([A-Za-z0-9_.-]{0,8}[A-Za-z0-9])?)?$/,
  a(63),
  'null',
  'true',
  '1.0',
  '0x1F',
);

const pathPart = stringsLike(
  /^[A-Za-z0-9_ $"'ä-]{1,6}(\.[a-z]{1,3})?$/,
  a(255),
  '...',
  '..data',
  'tmp',
  '~',
  '-',
  '😀',
);

/** Relative paths in a volume, strange ones included. */
export const relativePath = fc.array(pathPart, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
/** Absolute paths in a container that a volume can be mounted at. */
export const absolutePath = relativePath.map((path) => `/${path}`).filter((path) => !/^\/(dev|proc)/.test(path));

export const httpPath = stringsLike(/^\/[!-~]{0,10}$/, '/', '//', '/%', '/?a=b#c', `/${a(1000)}`);
