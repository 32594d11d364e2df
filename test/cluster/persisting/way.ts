import type { Chart } from 'cdk8s';
import type { ProbedContainerProps } from '../../../lib/constructs';

/** Puts an app into a chart, whose container is told this and what makes the way. */
export type Way = (this: Chart, web: ProbedContainerProps) => void;

/** Ways by the names of their apps. */
export type Ways = Readonly<Record<string, Way>>;
