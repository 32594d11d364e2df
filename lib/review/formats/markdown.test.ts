import fc from 'fast-check';
import { hostile } from '../../../test/hostile-reports';
import { numbered, object, RICH, report, rollout, updated } from '../../../test/reports';
import { FORMATS } from '.';

const written = (...[objects, more]: Parameters<typeof report>) =>
  FORMATS.markdown(report(objects, more), { folder: 'dist' });

test('a report of everything', () => {
  expect(FORMATS.markdown(RICH, { folder: 'dist' })).toMatchSnapshot();
});

test.each([
  ['none', '### ✅ Nothing changes.'],
  ['in-place', '### ✅ No pod restarts; no data is at risk.'],
  ['restart', '### 🔄 No pod restarts; no data is at risk.'],
] as const)('the verdict %s stands in the first line', (verdict, line) => {
  expect(written([], { verdict }).split('\n')[0]).toBe(line);
});

test('where nothing changes there is no table', () => {
  expect(written([object('Service', 'web')])).not.toContain('|');
});

test('objects are named with their namespaces if those differ', () => {
  const text = written([{ ...updated('web', 1), namespace: 'shop' }, updated('api', 1)]);
  expect(text).toContain('| `StatefulSet shop/web` | updated |');
  expect(text).toContain('| `StatefulSet api` | updated |');
  expect(text).toContain('#### `StatefulSet shop/web`: updated');
  expect(written([{ ...updated('web', 1), namespace: 'shop' }])).toContain('on Kubernetes 1.28, in namespace `shop`.');
});

test('the table says why pods restart', () => {
  const causes = [...(updated('web', 1).causes ?? []), { reason: 'ConfigMap web changed', paths: [] }];
  const api = object('Deployment', 'api', { outcome: 'updated', pods: 'all 2 pods are replaced', causes });
  const text = written([{ ...updated('web', 2), causes }, api]);
  const reason = 'because the image of container app changed, and for 1 more reason';
  expect(text).toContain(`| \`StatefulSet web\` | updated | 2 pods restart ${reason}: \`web-1\` → \`web-0\` |`);
  expect(text).toContain(`| \`Deployment api\` | updated | all 2 pods are replaced, ${reason} |`);
});

test('lines that differ stand in a block', () => {
  const changes = [{ path: '/data/a', before: 'a\nb\n', after: 'a\n```\n', effect: 'in-place' as const }];
  expect(written([object('ConfigMap', 'a', { outcome: 'updated', changes })])).toContain(
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

describe('a runbook', () => {
  const runbook = (commands: readonly string[]) =>
    written([object('StatefulSet', 'web', { outcome: 'rejected', runbook: commands })]);
  const long = Array.from({ length: 10 }, (_, index) => `kubectl get pod/web-${index}`);

  test('is folded if it is long, under what it does', () => {
    expect(runbook(['# Grow the claims of <web> with @care.', ...long])).toContain(
      '<details>\n<summary>Runbook for <code>StatefulSet web</code>: Grow the claims of <code>&lt;web&gt;</code> with <code>@care</code>.</summary>\n\n```sh\n# Grow',
    );
  });

  test('that does not say what it does has a heading all the same', () => {
    expect(runbook(long)).toContain(
      '<summary>Runbook for <code>StatefulSet web</code>: Commands that carry out this change</summary>',
    );
  });

  test('is not folded if it is short', () => {
    expect(runbook(['# Grow the claims.', 'kubectl get pvc'])).toContain(
      '**Runbook** for `StatefulSet web`: Grow the claims.\n\n```sh\n# Grow the claims.\n',
    );
  });

  test('that is longer than a comment may be is left out by name, and nothing else is', () => {
    const text = runbook(Array.from({ length: 20_000 }, () => 'kubectl get pods'));
    expect(Buffer.byteLength(text)).toBeLessThan(64_000);
    expect(text).toContain('no more room:** runbook of `StatefulSet web`. ');
    expect(text).toContain('| `StatefulSet web` | rejected, nothing of it changes |');
  });
});

test('the table says what happens to claims', () => {
  const claims = ['data-web-1', 'data-web-2'].map((name) => ({ name, fate: 'orphaned' as const }));
  expect(written([object('StatefulSet', 'web', { outcome: 'updated', claims })])).toContain(
    '| `StatefulSet web` | updated | 2 claims are left behind with their data |',
  );
});

test('what was checked and found without effect is folded', () => {
  const changes = [{ path: '/spec/x', before: 1, after: 2, effect: 'ignored' as const }];
  expect(written([object('Service', 'web', { changes })])).toContain(
    '<summary>1 field of <code>Service web</code></summary>\n\n- **Without effect**: `/spec/x`: `1` → `2`\n\n</details>',
  );
});

test('values of Secrets are never shown', () => {
  expect(FORMATS.markdown(RICH, { folder: 'dist' })).not.toContain('aHVud');
});

test('many objects to which the same happens are reported as one, with the runbook of one', () => {
  const grown = numbered('app', 100).map((name) => ({ ...updated(name, 1), runbook: [`kubectl patch pvc ${name}`] }));
  const text = written(grown);
  expect(text).toContain('| `StatefulSet app-0` … `StatefulSet app-99` (100 objects alike) | updated |');
  expect(text).toContain('**Runbook** for `StatefulSet app-0`, and with their own names for those alike: ');
  expect(text.match(/kubectl patch/g)).toHaveLength(1);
});

test('many notes and images are counted', () => {
  const images = Array.from({ length: 60 }, (_, index) => ({
    object: 'StatefulSet web',
    container: `c${index}`,
    after: 'x',
  }));
  const text = written([], { notes: Array.from({ length: 12 }, () => 'so it is'), images });
  expect(text).toContain('- **Note**: and 2 more\n');
  expect(text).toContain('| and 10 more |');
});

describe('where a comment has no room for all', () => {
  // No two alike, and each with a long runbook.
  const objects = Array.from({ length: 400 }, (_, index) => ({
    ...updated(`app-${index}`, (index % 50) + 2),
    warnings: [`it says ${'so '.repeat(index)}`],
    runbook: Array.from({ length: 20 }, (_, line) => `kubectl get pod app-${index}-${line}`),
  }));
  const lost = object('StatefulSet', 'db', {
    outcome: 'updated',
    verdict: 'data-loss',
    rollout: rollout({ deletes: ['db-1'] }),
    claims: [{ name: 'data-db-1', fate: 'deleted' }],
    runbook: ['kubectl get pvc'],
  });
  const text = written([...objects, lost], { verdict: 'data-loss' });

  test('it holds to the limit, and says what is left out', () => {
    expect(Buffer.byteLength(text)).toBeLessThan(64_000);
    expect(text).toMatch(
      /\*\*Left out, since a comment has no more room:\*\* .*, and [\d,]+ more|; and [\d,]+ more\. /,
    );
  });

  test('the gravest is kept', () => {
    expect(text).toContain('| `StatefulSet db` | updated | 1 claim is deleted with its data; `db-1` deleted |');
    expect(text).toContain('#### `StatefulSet db`: updated');
  });

  test('no section is cut within', () => {
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
    expect((text.match(/^```/gm)?.length ?? 0) % 2).toBe(0);
  });

  test('the table says how many rows are left out', () => {
    expect(text).toMatch(/\n\n\d+ more rows left out\.\n/);
  });
});

const CODE = /(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)|<code>[^<>]*<\/code>/g;
const OURS = /<\/?(details|summary)>/g;

test('whatever a manifest says, it breaks out of nothing', () => {
  fc.assert(
    fc.property(hostile, (one) => {
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

test('whatever a manifest says, the comment has its lines and its cells', () => {
  fc.assert(
    fc.property(hostile, (one) => {
      const lines = FORMATS.markdown(one, { folder: 'dist' }).split('\n');
      const rows = lines.filter((line) => line.startsWith('| '));
      expect(new Set(rows.map((line) => line.split('|').length))).toEqual(new Set([5, 6]));
      expect(lines.filter((line) => line === '</details>')).toHaveLength(4);
    }),
  );
});

test('however long what a manifest says, the comment holds to the limit and keeps its first line', () => {
  for (const filling of ['x', '`', '|', '@a ', '\u202e', '🚀']) {
    const text = filling.repeat(20_000);
    const errors = Array.from({ length: 20 }, () => ({ path: text, message: text }));
    const objects = Array.from({ length: 20 }, (_, index) =>
      object(text, `${index}${text}`, {
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
