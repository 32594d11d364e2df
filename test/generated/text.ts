import fc from 'fast-check';

/** Strings that a reader of YAML may take for something else. */
export const TRAPS: readonly string[] = [
  ...[
    'no',
    'Yes',
    'y',
    'off',
    'true',
    'null',
    '~',
    'Null',
    '',
    ' ',
    '=',
    '<<',
    '---',
    '...',
    '-',
    '?',
    ':',
    '#',
    '|',
    '>',
  ],
  ...[
    '1e3',
    '0x1F',
    '0o17',
    '017',
    '0b1',
    '1_000',
    '1:20',
    '190:20:30',
    '+1',
    '.5',
    '5.',
    '-0',
    '.inf',
    '-.INF',
    '.nan',
  ],
  ...['685_230.15', '12e03', '2001-12-14', '2001-12-14t21:59:43.10-05:00', '0', '0x', '0o', '1.', '+.5', '_1', '1__0'],
  ...['0_O0', '3E_+4', '-_0x_1', '0b-1', '0o+7', '._5'],
  ...['*a', '&a', '!a', '!!js/function a', '%a', '@a', '`a', '"', "'", '[', ']', '{', '}', ',', '- a', '? a', ': a'],
  ...[
    'a: b',
    'a #b',
    'a ',
    ' a',
    'a\t',
    '\ta',
    'a\tb',
    'a\nb',
    'a\n',
    'a\n\n',
    '\na',
    '\n',
    'a\n b\n',
    '  a\nb',
    'a\n ',
  ],
  ...[
    'a\n\tb',
    'a\r\nb',
    '\r',
    '--- a',
    'a\n---\nb',
    'a\n...\nb',
    '{{x}}',
    '$\u007bx}',
    '$(x)',
    '#{x}',
    '\\',
    '\\n',
    '\\u0041',
  ],
  ...['\u0000', '\u0007', '\u001b', '\u007f', '\u0085', '\u00a0', '\u00ad', '\u200b', '\u2028', '\u2029', '\u3000'],
  ...[
    '\ufeff',
    '\ufeffa',
    '\ufffd',
    '\uffff',
    '\ue000',
    '😀',
    '👩‍💻',
    'ä',
    'a\u0308',
    'مرحبا',
    '\u{1ffff}',
    '\u{10ffff}',
  ],
];

/** The code points of surrogates, which are not characters by themselves. */
const SURROGATES = { first: 0xd800, count: 0x800 };

/**
 * Any code point, from the same random numbers as the unit `binary` of `fc.string`. That unit first lists all 1.1 million
 * code points, which takes most of a second for each test file.
 */
export const codePoint: fc.Arbitrary<string> = fc.nat({ max: 0x10ffff - SURROGATES.count }).map(
  (index) => String.fromCodePoint(index < SURROGATES.first ? index : index + SURROGATES.count),
  (text) => {
    const code = typeof text === 'string' ? text.codePointAt(0) : undefined;
    if (code === undefined || text !== String.fromCodePoint(code)) throw new Error('it is not one code point');
    return code < SURROGATES.first ? code : code - SURROGATES.count;
  },
);

const trap = fc.constantFrom(...TRAPS);

/** Texts of any kind. Half of them look like other values in YAML. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  trap,
  fc.tuple(trap, trap).map((parts) => parts.join('')),
  fc.string({ unit: codePoint }),
  fc.string({ unit: 'grapheme' }),
  fc.stringMatching(/^[-+0-9_.:eExobnN~ ]{1,7}$/),
  fc.array(fc.constantFrom('a', ' ', '\n', '\t', '-', '#', ':', '\r'), { maxLength: 8 }).map((parts) => parts.join('')),
);
