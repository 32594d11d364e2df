/** Writes docs/properties.md from the types and docstrings of lib/constructs. With `--check`, fails if the file differs. */
import { mkdirSync, writeFileSync } from 'node:fs';
import ts from 'typescript';

const CONSTRUCTS_INDEX = 'lib/constructs/index.ts';
const PAGE = 'docs/properties.md';
const GENERATED_NOTE = '<!-- Made by `npm run docs` from the docstrings of lib/constructs/: not to be edited. -->';

type Documented = Pick<ts.Symbol, 'getDocumentationComment' | 'getJsDocTags'>;

const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
const program = ts.createProgram([CONSTRUCTS_INDEX], ts.parseJsonConfigFileContent(config, ts.sys, '.').options);
const checker = program.getTypeChecker();
/** The missing docstrings. A set, since a type and the types that extend it share properties. */
const omissions = new Set<string>();

const page = `${[GENERATED_NOTE, '# What the constructs take', ...listExports().flatMap(formatSection)].join('\n\n')}\n`;
if (omissions.size > 0) {
  fail([...omissions].join('\n'));
} else if (!process.argv.includes('--check')) {
  mkdirSync('docs', { recursive: true });
  writeFileSync(PAGE, page);
} else if (ts.sys.readFile(PAGE) !== page) {
  fail(`${PAGE} differs from the docstrings. To update it: npm run docs`);
}

function listExports(): ts.Symbol[] {
  const source = program.getSourceFile(CONSTRUCTS_INDEX);
  const door = source && checker.getSymbolAtLocation(source);
  if (door === undefined) throw new Error(`${CONSTRUCTS_INDEX} exports nothing, or is not there.`);
  // Types of other folders come last.
  const isOwn = (entry: ts.Symbol) => declarationOf(entry)?.getSourceFile().fileName.includes('/constructs/') ?? false;
  return checker.getExportsOfModule(door).sort((one, other) => Number(isOwn(other)) - Number(isOwn(one)));
}

function declarationOf(entry: ts.Symbol): ts.Declaration | undefined {
  return resolveAlias(entry).declarations?.[0];
}

function resolveAlias(entry: ts.Symbol): ts.Symbol {
  return entry.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(entry) : entry;
}

/** The blocks of Markdown about an exported symbol. None for a symbol without properties and factories. */
function formatSection(entry: ts.Symbol): string[] {
  const symbol = resolveAlias(entry);
  if (symbol.declarations === undefined)
    omissions.add(`${entry.name} is exported by ${CONSTRUCTS_INDEX}, and declared nowhere`);
  const body =
    symbol.flags & ts.SymbolFlags.Class ? formatFactories(entry.name, symbol) : formatProperties(entry.name, symbol);
  const intro = appendLinks(docstringOf(symbol).replace(/\n\s*\n.*/s, ''), symbol);
  return body === '' ? [] : [`## ${entry.name}`, intro, body].filter((block) => block !== '');
}

/** A table of the properties of a type. For an alias without properties of its own: its definition. */
function formatProperties(owner: string, symbol: ts.Symbol): string {
  const type = checker.getDeclaredTypeOfSymbol(symbol);
  // The checker also lists the methods of strings and arrays, and what the members of a union share.
  const isObject = type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection) && !checker.isArrayLikeType(type);
  const given = isObject ? checker.getPropertiesOfType(type) : [];
  const alias = symbol.declarations?.find(ts.isTypeAliasDeclaration);
  // The properties of a mapped type, such as Manifest<…>, have no declaration, and so no docstring.
  const workedOut = given.some(({ declarations }) => declarations === undefined);
  if (alias && (workedOut || given.length === 0)) return `${formatCode(owner)} = ${formatCode(alias.type.getText())}`;
  const isOptional = ({ flags }: ts.Symbol) => Number((flags & ts.SymbolFlags.Optional) !== 0);
  const rows = given
    .toSorted((one, other) => isOptional(one) - isOptional(other))
    .map((property) => formatPropertyRow(owner, property));
  return formatTable(['Property', 'Type', 'Default', 'What it is'], rows);
}

function formatPropertyRow(owner: string, property: ts.Symbol): string[] {
  const parent = property.declarations?.[0]?.parent;
  const name = `${parent && ts.isInterfaceDeclaration(parent) ? parent.name.text : owner}.${property.name}`;
  const optional = (property.flags & ts.SymbolFlags.Optional) !== 0;
  const preset = optional ? formatDefault(name, property) : 'required';
  return [
    formatCode(property.name),
    formatCode(formatTypeOf(property, optional)),
    preset,
    formatDescription(name, property),
  ];
}

function formatDefault(name: string, property: ts.Symbol): string {
  const [text = ''] = tagsOf(property, 'default');
  if (text === '') omissions.add(`${name} is optional, and its docstring has no @default`);
  // By convention, text after a dash is prose. Other text is code.
  return text.startsWith('- ') ? formatProse(text.slice(2)) : formatCode(text);
}

function formatTypeOf(property: ts.Symbol, optional: boolean): string {
  const declared = property.declarations?.find(ts.isPropertySignature)?.type;
  return declared ? formatType(declared, optional) : checker.typeToString(checker.getTypeOfSymbol(property));
}

/** A type as the source spells it, without `undefined` if it is optional. */
function formatType(type: ts.TypeNode, optional: boolean): string {
  if (!optional || !ts.isUnionTypeNode(type)) return type.getText();
  const given = type.types.filter(({ kind }) => kind !== ts.SyntaxKind.UndefinedKeyword);
  return given.map((one) => one.getText()).join(' | ');
}

/** A table of the public static methods that a class declares, with a row for each overload. */
function formatFactories(owner: string, symbol: ts.Symbol): string {
  const methods = [...(symbol.exports?.values() ?? [])].filter(({ flags }) => flags & ts.SymbolFlags.Method);
  const rows = methods.flatMap((method) => {
    const name = `${owner}.${method.name}`;
    const signatures = checker.getTypeOfSymbol(method).getCallSignatures().filter(isPublic);
    return signatures.map((signature) => [
      formatCode(name),
      formatParameters(signature),
      formatDescription(name, signature),
    ]);
  });
  return formatTable(['Factory', 'Takes', 'What it is'], rows);
}

function isPublic({ declaration }: ts.Signature): boolean {
  const { NonPublicAccessibilityModifier } = ts.ModifierFlags;
  return !(ts.getCombinedModifierFlags(declaration as ts.MethodDeclaration) & NonPublicAccessibilityModifier);
}

function formatParameters({ declaration }: ts.Signature): string {
  const each = (declaration as ts.MethodDeclaration).parameters.map(({ name, type, questionToken, initializer }) => {
    const optional = (questionToken ?? initializer) !== undefined;
    return `${name.getText()}${optional ? '?' : ''}${type ? `: ${formatType(type, optional)}` : ''}`;
  });
  return each.length > 0 ? formatCode(each.join(', ')) : 'nothing';
}

function formatDescription(name: string, documented: Documented): string {
  if (docstringOf(documented) === '') omissions.add(`${name} has no docstring that says what it is`);
  return appendLinks(docstringOf(documented), documented);
}

function appendLinks(text: string, documented: Documented): string {
  const links = tagsOf(documented, 'see').filter((target) => /^https?:/.test(target));
  return [formatProse(text), ...links.map((url) => `[Kubernetes](${url})`)].join(' ').trim();
}

function docstringOf(documented: Documented): string {
  return ts.displayPartsToString(documented.getDocumentationComment(checker));
}

function tagsOf(documented: Documented, name: string): string[] {
  const found = documented.getJsDocTags(checker).filter((tag) => tag.name === name);
  return found.map(({ text }) => oneLine(ts.displayPartsToString(text)));
}

function formatTable(head: readonly string[], rows: readonly string[][]): string {
  const lines = rows.length > 0 ? [head, head.map(() => '---'), ...rows] : [];
  return lines.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n');
}

/** Code on one line, between backticks. Between double backticks if it contains one, as template types do. */
function formatCode(text: string): string {
  return text.includes('`') ? `\`\` ${oneLine(text)} \`\`` : `\`${oneLine(text)}\``;
}

/** Text on one line, with `<` escaped outside of inline code. */
function formatProse(text: string): string {
  return oneLine(text).replace(/`[^`]*`|</g, (found) => (found === '<' ? '&lt;' : found));
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
