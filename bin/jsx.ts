/**
 * Node runs `.ts` by stripping types, but not `.tsx`. This hook compiles `.tsx` files as they are loaded,
 * so that there is no build step and no stale output. See decisions/0003-no-build.md.
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'oxc-transform';

registerHooks({
  load(url, context, next) {
    if (!url.endsWith('.tsx')) return next(url, context);
    const file = fileURLToPath(url);
    const compiled = transformSync(file, readFileSync(file, 'utf8'), {
      sourcemap: true,
      jsx: { runtime: 'automatic', importSource: 'hono/jsx' },
    });
    const [error] = compiled.errors;
    if (error !== undefined) throw new SyntaxError(`${file}: ${error.message}`);
    const map = Buffer.from(JSON.stringify(compiled.map)).toString('base64');
    const source = `${compiled.code}\n//# sourceMappingURL=data:application/json;base64,${map}`;
    return { format: 'module', source, shortCircuit: true };
  },
});
