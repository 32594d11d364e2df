import { edited } from '../../../test/edited';
import { object, podTemplate, selector, testValidation, type ValidationCase } from '../../../test/validation-cases';

const jobPods = { ...podTemplate, spec: { ...podTemplate.spec, restartPolicy: 'Never' } };
const job = object('batch/v1', 'Job', { spec: { completions: 4, completionMode: 'Indexed', template: jobPods } });
const failing = edited(job, {
  'spec.podFailurePolicy': { rules: [{ action: 'FailJob', onExitCodes: { operator: 'In', values: [1, 2] } }] },
});
const succeeding = edited(job, { 'spec.successPolicy': { rules: [{ succeededIndexes: '0,2-3', succeededCount: 1 }] } });
const cronJob = object('batch/v1', 'CronJob', {
  spec: { schedule: '@daily', jobTemplate: { spec: { template: jobPods } } },
});

testValidation([
  [job, {}, ''],
  [job, { 'spec.completions': undefined }, 'spec.completions'],
  [job, { 'spec.completions': 0 }, ''],
  [job, { 'metadata.name': 'a.b' }, 'metadata.name'],
  [
    job,
    {
      'spec.completionMode': undefined,
      'spec.maxFailedIndexes': 1,
      'spec.backoffLimitPerIndex': 1,
      'spec.successPolicy': {},
    },
    'spec.backoffLimitPerIndex spec.maxFailedIndexes spec.successPolicy',
  ],
  [job, { 'spec.maxFailedIndexes': 5 }, 'spec.backoffLimitPerIndex spec.maxFailedIndexes'],
  [job, { 'spec.completions': 100001, 'spec.backoffLimitPerIndex': 1 }, 'spec.maxFailedIndexes'],
  [job, { 'spec.managedBy': 'x' }, 'spec.managedBy'],
  [job, { 'spec.manualSelector': true }, 'spec.selector'],
  [job, { 'spec.manualSelector': true, 'spec.selector': selector }, ''],
  [
    job,
    { 'spec.manualSelector': true, 'spec.selector': { matchLabels: { app: 'b' } } },
    'spec.template.metadata.labels',
  ],
  [job, { 'spec.selector': selector }, 'spec.selector'],
  [job, { 'spec.selector': {} }, ''],
  [
    job,
    { 'spec.template.metadata.labels.job-name': 'other', 'spec.template.metadata.labels.controller-uid': '1' },
    "spec.template.metadata.labels['controller-uid'] spec.template.metadata.labels['job-name']",
  ],
  [failing, {}, ''],
  [
    failing,
    { 'spec.podReplacementPolicy': 'TerminatingOrFailed', 'spec.template.spec.restartPolicy': 'OnFailure' },
    'spec.podReplacementPolicy spec.template.spec.restartPolicy',
  ],
  [
    failing,
    { 'spec.podFailurePolicy.rules[0].action': 'FailIndex' },
    'spec.podFailurePolicy.rules[0].action',
    { since: '1.34' },
  ],
  [failing, { 'spec.podFailurePolicy.rules[0].action': 'FailIndex', 'spec.backoffLimitPerIndex': 1 }, ''],
  [failing, { 'spec.podFailurePolicy.rules[0].onExitCodes': undefined }, 'spec.podFailurePolicy.rules[0]'],
  [
    failing,
    { 'spec.podFailurePolicy.rules[0].onExitCodes.values': [] },
    'spec.podFailurePolicy.rules[0].onExitCodes.values',
  ],
  [
    failing,
    { 'spec.podFailurePolicy.rules[0].onExitCodes.values': [0, 2, 1, 1] },
    'spec.podFailurePolicy.rules[0].onExitCodes.values spec.podFailurePolicy.rules[0].onExitCodes.values[0] spec.podFailurePolicy.rules[0].onExitCodes.values[3]',
  ],
  [
    failing,
    { 'spec.podFailurePolicy.rules[0].onExitCodes.containerName': 'other' },
    'spec.podFailurePolicy.rules[0].onExitCodes.containerName',
  ],
  [
    failing,
    { 'spec.podFailurePolicy.rules[0]': { action: 'Count', onPodConditions: [{ type: 'a b', status: 'x' }] } },
    'spec.podFailurePolicy.rules[0].onPodConditions[0].status spec.podFailurePolicy.rules[0].onPodConditions[0].type',
  ],
  [
    failing,
    {
      'spec.podFailurePolicy.rules': Array(21).fill({
        action: 'Count',
        onPodConditions: [{ type: 'a', status: 'True' }],
      }),
    },
    'spec.podFailurePolicy.rules',
  ],
  [succeeding, {}, ''],
  ...['x', '4', '1-1', '2,1'].map(
    (succeededIndexes): ValidationCase => [
      succeeding,
      { 'spec.successPolicy.rules[0].succeededIndexes': succeededIndexes },
      'spec.successPolicy.rules[0].succeededIndexes',
    ],
  ),
  [succeeding, { 'spec.successPolicy.rules[0].succeededCount': 4 }, 'spec.successPolicy.rules[0].succeededCount'],
  [succeeding, { 'spec.successPolicy.rules[0].succeededIndexes': '' }, 'spec.successPolicy.rules[0].succeededCount'],
  [succeeding, { 'spec.successPolicy.rules': [{ succeededIndexes: '0' }, { succeededCount: 4 }] }, ''],
  [succeeding, { 'spec.successPolicy.rules': [{}] }, 'spec.successPolicy.rules[0]'],
  [succeeding, { 'spec.successPolicy.rules': [] }, 'spec.successPolicy.rules'],
  [cronJob, {}, ''],
  [
    cronJob,
    { 'spec.jobTemplate.spec.manualSelector': true, 'spec.jobTemplate.spec.selector': {} },
    'spec.jobTemplate.spec.manualSelector spec.jobTemplate.spec.selector',
  ],
  ...['*/5 1-3,7 * jan-MAR mon', '@every 1h30m', '? * * * ?', '1/2 * * * *'].map(
    (schedule): ValidationCase => [cronJob, { 'spec.schedule': schedule }, ''],
  ),
  ...[
    '',
    '@reboot',
    '* * * *',
    '60 * * * *',
    '* * 0 * *',
    '5-1 * * * *',
    '*/0 * * * *',
    '1-2-3 * * * *',
    '*/1/2 * * * *',
    'a * * * *',
    'TZ=Nowhere * * * * *',
  ].map((schedule): ValidationCase => [cronJob, { 'spec.schedule': schedule }, 'spec.schedule']),
  [cronJob, { 'spec.schedule': 'TZ=UTC * * * * *' }, 'spec.schedule', { since: '1.34' }],
  [cronJob, { 'spec.schedule': 'TZ=UTC * * * * *', 'spec.timeZone': 'UTC' }, 'spec.schedule'],
  ...['Nowhere', 'europe/berlin', '../UTC', '+01:00'].map(
    (timeZone): ValidationCase => [cronJob, { 'spec.timeZone': timeZone }, 'spec.timeZone'],
  ),
  ...['Europe/Berlin', 'Etc/UTC', 'US/Eastern'].map(
    (timeZone): ValidationCase => [cronJob, { 'spec.timeZone': timeZone }, ''],
  ),
]);
