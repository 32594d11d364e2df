import type { ObjectReport, Report, Verdict } from '../report';
import { isFailing } from './failing';

describe('isFailing', () => {
  const object = (verdict: Verdict, more: object = {}) => ({ verdict, outcome: 'updated', ...more }) as ObjectReport;
  const rollout = (more: object) => ({ rollout: { restarts: [], deletes: [], ...more } });
  const failing = (objects: ObjectReport[], from: Verdict, ...allowed: Verdict[]) =>
    isFailing({ objects } as unknown as Report, from, allowed);

  test('fails for a verdict as grave as the threshold, unless it is allowed', () => {
    expect(failing([object('restart')], 'broken')).toBe(false);
    expect(failing([object('restart')], 'restart')).toBe(true);
    expect(failing([object('data-loss')], 'broken', 'data-loss')).toBe(false);
  });

  test('fails for a verdict that a graver, allowed one hides', () => {
    expect(failing([object('data-loss'), object('rejected')], 'broken', 'data-loss')).toBe(true);
    expect(failing([object('data-loss', rollout({ broken: 'no pod' }))], 'broken', 'data-loss')).toBe(true);
    expect(failing([object('data-loss', { outcome: 'rejected' })], 'broken', 'data-loss')).toBe(true);
    expect(failing([object('data-loss', rollout({ deletes: ['a-1'] }))], 'restart', 'data-loss')).toBe(true);
    expect(failing([object('data-loss', { causes: [{ reason: 'a', paths: [] }] })], 'restart', 'data-loss')).toBe(true);
    expect(failing([object('data-loss', rollout({}))], 'restart', 'data-loss')).toBe(false);
  });
});
