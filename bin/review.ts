import { review } from '../lib/review';

const NO_REPORT = 2;

try {
  process.exitCode = review(process.argv.slice(2), {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
  });
} catch (error) {
  // By itself node would end with 1, which says that there is a report.
  console.error(error);
  process.exitCode = NO_REPORT;
}
