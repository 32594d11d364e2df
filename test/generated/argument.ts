import fc from 'fast-check';
import { anyText } from './text';

/** What a program can be handed. */
export const argument: fc.Arbitrary<string> = fc.oneof(
  { weight: 9, arbitrary: anyText.map((text) => text.replaceAll('\0', '')) },
  { weight: 1, arbitrary: fc.constantFrom('$(HOME)', '$$(A)', 'x'.repeat(1000), '--flag=a b') },
);
