import { ENUM_VALUES, VALIDATED_SINCE } from '../../kubernetes';
import { type FieldRule, f } from '../../validation';
import { optionalCount } from './counts';
import { isSchedule } from './cron-schedule';
import { jobSpecRules } from './job';
import { isTimeZone } from './time-zone';

const schedule: FieldRule = f.refine(
  ({ scalar }) => isSchedule(scalar),
  'a schedule of five fields such as */5 * * * *, or one such as @daily',
);

const withoutTimeZone: FieldRule = f.refine(
  ({ scalar }) => !scalar.includes('TZ'),
  'without a time zone: set spec.timeZone instead',
);

/**
 * The rules of a CronJob.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
 */
export const cronJobRules: FieldRule = f.object({
  spec: f.allOf(
    f.object({
      schedule: f.required('when Jobs are created', schedule),
      startingDeadlineSeconds: optionalCount,
      timeZone: f.optional(
        f.refine(({ scalar }) => isTimeZone(scalar), 'the name of a time zone, such as Europe/Berlin'),
      ),
      concurrencyPolicy: f.optional(f.enumOf(ENUM_VALUES.concurrencyPolicy)),
      successfulJobsHistoryLimit: optionalCount,
      failedJobsHistoryLimit: optionalCount,
      jobTemplate: f.object({
        spec: f.allOf(
          jobSpecRules,
          f.object({
            selector: f.forbidden('each Job selects its pods itself'),
            manualSelector: f.refine(({ raw }) => raw !== true, 'left out: each Job selects its pods itself'),
          }),
        ),
      }),
    }),
    f.since(
      VALIDATED_SINCE.noTimeZoneInSchedule,
      f.object({ schedule: withoutTimeZone }),
      f.when(f.has('timeZone'), f.object({ schedule: withoutTimeZone })),
    ),
  ),
});
