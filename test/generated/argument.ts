import fc from 'fast-check';
import { anyText } from './text';

/** Command-line arguments and environment variables: any text without NUL. */
export const argument: fc.Arbitrary<string> = fc.oneof(
  { weight: 9, arbitrary: anyText.map((text) => text.replaceAll('\0', '')) },
  { weight: 1, arbitrary: fc.constantFrom('$(HOME)', '$$(A)', 'x'.repeat(1000), '--flag=a b') },
);
