import fc from 'fast-check';
import { hostileReports } from '../../../test/hostile-reports';
import {
  numberedNames,
  objectReport,
  RICH_REPORT,
  restartingStatefulSet,
  reviewReport,
  rolloutReport,
} from '../../../test/reports';
import { FORMATS } from '.';

const written = (...[objects, more]: Parameters<typeof reviewReport>) =>
  FORMATS.markdown(reviewReport(objects, more), { folder: 'dist' });

test('writes a comment on all kinds of facts', () => {
  expect(FORMATS.markdown(RICH_REPORT, { folder: 'dist' })).toMatchSnapshot();
});

test.each([
  ['none', '### ✅ Nothing changes.'],
  ['in-place', '### ✅ No pod restarts; no data is at risk.'],
  ['restart', '### 🔄 No pod restarts; no data is at risk.'],
] as const)('begins a comment with the verdict %s', (verdict, line) => {
  expect(written([], { verdict }).split('\n')[0]).toBe(line);
});

test('writes no table if nothing changes', () => {
  expect(written([objectReport('Service', 'web')])).not.toContain('|');
});

test('names the namespaces of objects in a comment if they differ', () => {
  const text = written([{ ...restartingStatefulSet('web', 1), namespace: 'shop' }, restartingStatefulSet('api', 1)]);
  expect(text).toContain('| `StatefulSet shop/web` | updated |');
  expect(text).toContain('| `StatefulSet api` | updated |');
  expect(text).toContain('#### `StatefulSet shop/web`: updated');
  expect(written([{ ...restartingStatefulSet('web', 1), namespace: 'shop' }])).toContain(
    'on Kubernetes 1.28, in namespace `shop`.',
  );
});

test('says in the table why pods restart', () => {
  const causes = [...(restartingStatefulSet('web', 1).causes ?? []), { reason: 'ConfigMap web changed', paths: [] }];
  const api = objectReport('Deployment', 'api', { outcome: 'updated', pods: 'all 2 pods are replaced', causes });
  const text = written([{ ...restartingStatefulSet('web', 2), causes }, api]);
  const reason = 'because the image of container app changed, and for 1 more reason';
  expect(text).toContain(`| \`StatefulSet web\` | updated | 2 pods restart ${reason}: \`web-1\` → \`web-0\` |`);
  expect(text).toContain(`| \`Deployment api\` | updated | all 2 pods are replaced, ${reason} |`);
});

test('shows a diff in a code block', () => {
  const changes = [{ path: '/data/a', before: 'a\nb\n', after: 'a\n```\n', effect: 'in-place' as const }];
  expect(written([objectReport('ConfigMap', 'a', { outcome: 'updated', changes })])).toContain(
    [
      '- **In place**: `/data/a`: 1 line removed, 1 line added',
      '',
      '````diff',
      '@@ -1,2 +1,2 @@',
      ' a',
      '-b',
      '+```',
      '````',
      '',
      '</details>',
    ].join('\n'),
  );
});

describe('runbooks in a comment', () => {
  const runbook = (commands: readonly string[]) =>
    written([objectReport('StatefulSet', 'web', { outcome: 'rejected', runbook: commands })]);
  const long = Array.from({ length: 10 }, (_, index) => `kubectl get pod/web-${index}`);

  test('folds a long runbook under its title', () => {
    expect(runbook(['# Grow the claims of <web> with @care.', ...long])).toContain(
      '<details>\n<summary>Runbook for <code>StatefulSet web</code>: Grow the claims of <code>&lt;web&gt;</code> with <code>@care</code>.</summary>\n\n```sh\n# Grow',
    );
  });

  test('gives a runbook without a title a heading', () => {
    expect(runbook(long)).toContain(
      '<summary>Runbook for <code>StatefulSet web</code>: Commands that carry out this change</summary>',
    );
  });

  test('does not fold a short runbook', () => {
    expect(runbook(['# Grow the claims.', 'kubectl get pvc'])).toContain(
      '**Runbook** for `StatefulSet web`: Grow the claims.\n\n```sh\n# Grow the claims.\n',
    );
  });

  test('leaves out and names a runbook that is longer than a comment', () => {
    const text = runbook(Array.from({ length: 20_000 }, () => 'kubectl get pods'));
    expect(Buffer.byteLength(text)).toBeLessThan(64_000);
    expect(text).toContain('no more room:** runbook of `StatefulSet web`. ');
    expect(text).toContain('| `StatefulSet web` | rejected, nothing of it changes |');
  });
});

test('says in the table what happens to claims', () => {
  const claims = ['data-web-1', 'data-web-2'].map((name) => ({ name, fate: 'orphaned' as const }));
  expect(written([objectReport('StatefulSet', 'web', { outcome: 'updated', claims })])).toContain(
    '| `StatefulSet web` | updated | 2 claims are left behind with their data |',
  );
});

test('folds changes without effect', () => {
  const changes = [{ path: '/spec/x', before: 1, after: 2, effect: 'ignored' as const }];
  expect(written([objectReport('Service', 'web', { changes })])).toContain(
    '<summary>1 field of <code>Service web</code></summary>\n\n- **Without effect**: `/spec/x`: `1` → `2`\n\n</details>',
  );
});

test('shows no values of Secrets in a comment', () => {
  expect(FORMATS.markdown(RICH_REPORT, { folder: 'dist' })).not.toContain('aHVud');
});

test('reports many objects with the same forecast as one, with one runbook', () => {
  const grown = numberedNames('app', 100).map((name) => ({
    ...restartingStatefulSet(name, 1),
    runbook: [`kubectl patch pvc ${name}`],
  }));
  const text = written(grown);
  expect(text).toContain('| `StatefulSet app-0` … `StatefulSet app-99` (100 similar objects) | updated |');
  expect(text).toContain('**Runbook** for `StatefulSet app-0`, and with their own names for the similar objects: ');
  expect(text.match(/kubectl patch/g)).toHaveLength(1);
});

test('counts notes and images beyond the first', () => {
  const images = Array.from({ length: 60 }, (_, index) => ({
    object: 'StatefulSet web',
    container: `c${index}`,
    after: 'x',
  }));
  const text = written([], { notes: Array.from({ length: 12 }, () => 'so it is'), images });
  expect(text).toContain('- **Note**: and 2 more\n');
  expect(text).toContain('| and 10 more |');
});

describe('a comment that is too long', () => {
  // No two alike, and each with a long runbook.
  const objects = Array.from({ length: 400 }, (_, index) => ({
    ...restartingStatefulSet(`app-${index}`, (index % 50) + 2),
    warnings: [`it says ${'so '.repeat(index)}`],
    runbook: Array.from({ length: 20 }, (_, line) => `kubectl get pod app-${index}-${line}`),
  }));
  const lost = objectReport('StatefulSet', 'db', {
    outcome: 'updated',
    verdict: 'data-loss',
    rollout: rolloutReport({ deletes: ['db-1'] }),
    claims: [{ name: 'data-db-1', fate: 'deleted' }],
    runbook: ['kubectl get pvc'],
  });
  const text = written([...objects, lost], { verdict: 'data-loss' });

  test('keeps the limit of a comment, and says what is left out', () => {
    expect(Buffer.byteLength(text)).toBeLessThan(64_000);
    expect(text).toMatch(
      /\*\*Left out, because the comment has no more room:\*\* .*, and [\d,]+ more|; and [\d,]+ more\. /,
    );
  });

  test('keeps the gravest object in a comment that is too long', () => {
    expect(text).toContain('| `StatefulSet db` | updated | 1 claim is deleted with its data; `db-1` deleted |');
    expect(text).toContain('#### `StatefulSet db`: updated');
  });

  test('cuts no section of a comment that is too long', () => {
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
    expect((text.match(/^```/gm)?.length ?? 0) % 2).toBe(0);
  });

  test('counts the rows of the table that are left out', () => {
    expect(text).toMatch(/\n\n\d+ more rows left out\.\n/);
  });
});

const CODE = /(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)|<code>[^<>]*<\/code>/g;
const OURS = /<\/?(details|summary)>/g;

test('escapes Markdown and HTML in texts of manifests', () => {
  fc.assert(
    fc.property(hostileReports, (one) => {
      const text = FORMATS.markdown(one, { folder: 'dist' });
      const outside = text
        .replace(/^(`{3,})(sh|diff)\n[\s\S]*?\n\1$/gm, '')
        .replace(CODE, 'CODE')
        .replace(OURS, '');
      expect(outside).not.toMatch(/[`<>@[\]\\!&_~$]|#\d|\/\/|www|https?:/);
      expect(outside.replace(/^#{3,4} /gm, '')).not.toContain('#');
    }),
  );
});

test('keeps the lines and table cells of a comment, whatever a manifest contains', () => {
  fc.assert(
    fc.property(hostileReports, (one) => {
      const lines = FORMATS.markdown(one, { folder: 'dist' }).split('\n');
      const rows = lines.filter((line) => line.startsWith('| '));
      expect(new Set(rows.map((line) => line.split('|').length))).toEqual(new Set([5, 6]));
      expect(lines.filter((line) => line === '</details>')).toHaveLength(4);
    }),
  );
});

test('keeps the limit and the first line of a comment, however long texts are', () => {
  for (const filling of ['x', '`', '|', '@a ', '\u202e', '🚀']) {
    const text = filling.repeat(20_000);
    const errors = Array.from({ length: 20 }, () => ({ path: text, message: text }));
    const objects = Array.from({ length: 20 }, (_, index) =>
      objectReport(text, `${index}${text}`, {
        namespace: text,
        outcome: 'rejected',
        verdict: 'rejected',
        errors,
        runbook: [text],
      }),
    );
    const comment = written(objects, { verdict: 'rejected', notes: [text, text] });
    expect(Buffer.byteLength(comment)).toBeLessThan(65_536);
    expect(comment.split('\n')[0]).toBe(
      '### ⛔ The API server rejects 20 of 20 objects; no pod restarts; no data is at risk.',
    );
  }
});
