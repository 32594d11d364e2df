import { review } from '../lib/review';

const EXIT_NO_REPORT = 2;

try {
  process.exitCode = review(process.argv.slice(2), {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
  });
} catch (error) {
  // Node would exit with 1, which means that there is a report.
  console.error(error);
  process.exitCode = EXIT_NO_REPORT;
}
