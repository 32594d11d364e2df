/**
 * Words that the project does not use, and those to use instead: the official words of Kubernetes, and American English.
 *
 * - `avoid` matches the words in a sentence. Inline code is not part of it.
 * - `use` names the replacement.
 * - `example` is a sentence with the fault. The tests check that it is found.
 *
 * @type {readonly { avoid: RegExp, use: string, example: string }[]}
 */
export const REPLACEMENTS = [
  // Kubernetes' words
  { avoid: /\bput(?:s|ting)? up with\b/i, use: 'tolerate', example: 'The pods put up with the taint.' },
  { avoid: /\bbears?\b|\bbearing\b/i, use: 'tolerate, allow or have', example: 'The app bears a single node.' },
  { avoid: /\bdrawn to\b/i, use: 'affinity', example: 'The pods are drawn to these nodes.' },
  {
    avoid: /\boutside (?:Service|object)s?\b/i,
    use: 'external Service, ExistingObject',
    example: 'An outside Service.',
  },
  { avoid: /\brefus(?:e|es|ed|al|ing)\b/i, use: 'reject', example: 'The API server refuses the update.' },
  { avoid: /\bheed(?:s|ed|ing)?\b/i, use: 'honor, use or read', example: 'The version heeds the field.' },
  { avoid: /\banew\b/i, use: 'recreate, again', example: 'The StatefulSet is made anew.' },
  { avoid: /\b(?:gives?|gave|given|giving) up\b/i, use: 'opt out of, stop', example: 'What is given up has a reason.' },
  { avoid: /\btak(?:e|es|en|ing) away\b/i, use: 'remove, revert to the default', example: 'The field is taken away.' },
  { avoid: /\bforet(?:ell|ells|old|elling)\b/i, use: 'forecast', example: 'The review foretells a restart.' },
  { avoid: /\bunchangeable\b/i, use: 'immutable', example: 'The field is unchangeable.' },
  { avoid: /\bamounts?\b/i, use: 'quantity, number', example: 'An amount of memory.' },
  { avoid: /\bstateful sets?\b/i, use: 'StatefulSet', example: 'A stateful set has claims.' },
  { avoid: /\bdaemon sets?\b/i, use: 'DaemonSet', example: 'A daemon set has pods.' },
  { avoid: /\bconfig maps?\b/i, use: 'ConfigMap', example: 'A config map has data.' },
  { avoid: /\bservice accounts?\b/, use: 'ServiceAccount', example: 'A service account has a token.' },
  { avoid: /\b(?:kubernetes|KUBERNETES)\b/, use: 'Kubernetes', example: 'A version of kubernetes.' },
  { avoid: /\bapi.server\b|\bAPI-server\b/, use: 'API server', example: 'The api server answers.' },
  // Plain words
  {
    avoid: /\b(?:is|are|was|were|be|been|being) told\b/i,
    use: 'is given, is set or reads',
    example: 'It is told a port.',
  },
  { avoid: /\bmend(?:s|ed|ing)?\b/i, use: 'fix, undo', example: 'To mend it, run synth.' },
  { avoid: /\bby hand\b/i, use: 'manually', example: 'Change it by hand.' },
  { avoid: /\bwithout a word\b/i, use: 'silently', example: 'It drops the field without a word.' },
  { avoid: /\bnobody knows\b/i, use: 'is unknown', example: 'A field of which nobody knows the form.' },
  {
    avoid: /\bstands? (?:in|at|beside|below|above|there|by)\b(?! for\b)/i,
    use: 'is',
    example: 'The list stands in a file.',
  },
  { avoid: /\bwhatever comes of it\b/i, use: 'in any case', example: 'It empties the folder, whatever comes of it.' },
  { avoid: /\be\.g\./i, use: 'for example, such as', example: 'A port, e.g. 80, is open.' },
  { avoid: /\bi\.e\./i, use: 'that is', example: 'A port, i.e. 80, is open.' },
  // American English, where both forms are words
  { avoid: /\bwhilst\b/i, use: 'while', example: 'It waits whilst the pod starts.' },
  { avoid: /\bamongst\b/i, use: 'among', example: 'One amongst the pods.' },
  { avoid: /\btowards\b/i, use: 'toward', example: 'A step towards the goal.' },
  { avoid: /\blearnt\b/i, use: 'learned', example: 'It has learnt the port.' },
  { avoid: /\blower-case\b/i, use: 'lowercase', example: 'Use lower-case letters.' },
  { avoid: /\bupper-case\b/i, use: 'uppercase', example: 'Use upper-case letters.' },
];
