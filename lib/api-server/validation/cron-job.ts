import { VALIDATED_SINCE } from '../../kubernetes';
import { isSchedule } from './cron-schedule';
import { jobSpec } from './job';
import { all, count, fields, isGiven, leftOut, must, oneOf, type Rule, required, since, when } from './rule';
import { isTimeZone } from './time-zone';

const schedule: Rule = must(
  ({ scalar: word }) => isSchedule(word),
  'a schedule of five fields such as */5 * * * *, or such as @daily',
);

const noTimeZone: Rule = must(
  ({ scalar: word }) => !word.includes('TZ'),
  'without a time zone: that stands in spec.timeZone',
);

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ */
export const cronJob: Rule = fields({
  spec: all(
    fields({
      schedule: required('when Jobs are made', schedule),
      startingDeadlineSeconds: count,
      timeZone: must(({ scalar: word }) => isTimeZone(word), 'the name of a time zone, such as Europe/Berlin'),
      concurrencyPolicy: oneOf('concurrencyPolicy'),
      successfulJobsHistoryLimit: count,
      failedJobsHistoryLimit: count,
      jobTemplate: fields({
        spec: all(
          jobSpec,
          fields({
            selector: leftOut('each Job selects its pods itself'),
            manualSelector: must(({ raw: value }) => value !== true, 'left out: each Job selects its pods itself'),
          }),
        ),
      }),
    }),
    since(
      VALIDATED_SINCE.noTimeZoneInSchedule,
      fields({ schedule: noTimeZone }),
      when((spec) => isGiven(spec.at('timeZone')), fields({ schedule: noTimeZone })),
    ),
  ),
});
