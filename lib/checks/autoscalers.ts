import type { FinishedApp } from './finished-app';
import type { FinishedObject } from './finished-object';

/** The autoscalers that say how many replicas an object has. */
export function findAutoscalers(app: FinishedApp, workload: FinishedObject): FinishedObject[] {
  return app.ofKind('HorizontalPodAutoscaler').filter((autoscaler) => findScaleTarget(app, autoscaler) === workload);
}

/** What an autoscaler scales; undefined where the App has no such object. */
export function findScaleTarget(app: FinishedApp, autoscaler: FinishedObject): FinishedObject | undefined {
  const target = autoscaler.at('spec', 'scaleTargetRef');
  return app.find(target.at('kind').string ?? '', target.at('name').string ?? '', autoscaler);
}
