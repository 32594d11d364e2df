import Ajv from 'ajv/dist/2020';
import fc from 'fast-check';
import { hostileText } from '../../../test/hostile-reports';
import type { CheckReport, VerifyReport } from '../report';
import { verifyFormats } from '.';
import schema from './verify.schema.json';

const createCheck = (more: Partial<CheckReport>): CheckReport => ({
  id: 'ready',
  title: 'All replicas are ready, and stay so',
  status: 'passed',
  evidence: [],
  seconds: 1.5,
  ...more,
});
const createReport = (checks: readonly CheckReport[], more: Partial<VerifyReport> = {}): VerifyReport => ({
  app: 'web',
  context: 'lab',
  namespace: 'shop',
  kubernetes: 'v1.34.4',
  passed: checks.every(({ status }) => status !== 'failed'),
  checks,
  left: [],
  ...more,
});

const FAILED = createReport(
  [
    createCheck({ evidence: ['web-0: 0 restarts'] }),
    createCheck({ id: 'dns', status: 'failed', reason: 'web leads nowhere', evidence: ['web → nothing'] }),
    createCheck({ id: 'canary', status: 'skipped', reason: 'no image was given' }),
  ],
  { left: ['the mark: gone. By hand: rm it'], context: '' },
);

test('formats a report as a table, with totals and leftovers, for a terminal', () => {
  const text = verifyFormats.text(FAILED);
  expect(text).toContain('web in namespace shop, Kubernetes v1.34.4');
  expect(text).toMatch(/│ ready +│ passed +│ All replicas are ready.*│\n│ +│ +│ web-0: 0 restarts/);
  expect(text).toMatch(/│ dns +│ failed +│ .*│\n│ +│ +│ failed: web leads nowhere .*│\n│ +│ +│ web → nothing/);
  expect(text).toContain('Not put back: the mark: gone. By hand: rm it');
  expect(text).toContain('1 failed, 1 passed, 1 skipped, 1 not put back\n');
  expect(verifyFormats.text(createReport([createCheck({})]))).toContain('namespace shop of the context lab');
});

test('formats a report as a Markdown table for GitHub', () => {
  const lines = verifyFormats.markdown(FAILED).split('\n');
  expect(lines[0]).toBe('### ❌ `web`: 1 failed, 1 passed, 1 skipped, 1 not put back');
  expect(lines).toContain(
    '| `dns` | ❌ failed | *All replicas are ready, and stay so*<br>**Failed**: web leads nowhere<br>web → nothing |',
  );
  expect(lines).toContain('- **Not put back**: the mark: gone. By hand: rm it');
  expect(verifyFormats.markdown(createReport([createCheck({})]))).toMatch(/^### ✅ `web`: 1 passed\n/);
});

test('formats a report as JSON that fits its schema', () => {
  const isValid = new Ajv().compile(schema);
  for (const one of [FAILED, createReport([createCheck({})])])
    expect(isValid(JSON.parse(verifyFormats.json(one)))).toBe(true);
  expect(isValid({ version: 1 })).toBe(false);
});

test("escapes markup and control characters of an app's texts", () => {
  fc.assert(
    fc.property(hostileText, (said) => {
      const hostile = createReport([createCheck({ status: 'failed', reason: said, evidence: [said] })]);
      expect(verifyFormats.markdown(hostile).split('\n')).toHaveLength(8);
      expect(verifyFormats.text(hostile)).not.toMatch(/[\p{Cf}]|[^\P{Cc}\n]/u);
    }),
  );
});
