import fc from 'fast-check';
import { objectReport, reviewReport, rolloutReport } from './reports';

/** Texts that GitHub, a terminal or a runner would read as more than text. */
export const hostileText = fc.string({
  unit: fc.constantFrom(
    ...['`', '``', '```', '|', '\\', '<', '>', '&', '@admin', '#1', 'GH-1', '[a](b)', '![', '*', '_', '~', ':+1:', '$'],
    ...[
      'https://example.com',
      'www.example.com',
      'a@example.com',
      '0123456789abcdef',
      '\n',
      '\r\n',
      '\u202e',
      '\u0000',
    ],
    ...[' ', '  ', 'word', '(', ')', '.', ',', ':', '-', '1', '1.', "'", '–', '<!--', '</details>', '&#64;'],
    ...['::error::', '##[group]', '\u001b[2J', '%0A', '\u200b', '\ud83d'],
  ),
});

/** Reports on an object whose manifest has such texts everywhere. */
export const hostileReports = fc.tuple(hostileText, hostileText, hostileText).map(([one, two, three]) =>
  reviewReport(
    [
      objectReport(one, two, {
        namespace: three,
        outcome: 'updated',
        verdict: 'restart',
        renamedFrom: one,
        pairedBy: two,
        data: [{ container: one, path: two, before: three, after: one, fate: 'moved', reason: two }],
        changes: [
          { path: one, before: two, after: { [three]: one }, effect: 'restart' },
          { path: two, after: three, effect: 'ignored' },
          { path: three, before: `${one}\n${two}\n`, after: `${one}\n${three}\n`, effect: 'in-place' },
        ],
        causes: [
          { reason: three, paths: [one] },
          { reason: two, paths: [one], objects: [three] },
        ],
        errors: [{ path: two, message: three }],
        warnings: [one, two],
        pods: three,
        rollout: rolloutReport({ restarts: [one, two], held: [three], creates: [one], deletes: [two], broken: three }),
        claims: [{ name: one, fate: 'kept' }],
        runbook: [`# ${one}`, ...Array.from({ length: 10 }, () => `kubectl ${two}`)],
        file: three,
      }),
    ],
    {
      verdict: 'restart',
      notes: [one],
      images: [{ object: `${one} ${two}`, container: two, namespace: three, before: three, after: one }],
    },
  ),
);
