// Fails unless each of these files is a document that AsyncAPI's own parser accepts.
import { readFileSync } from "node:fs";
import { Parser } from "@asyncapi/parser";

const parser = new Parser();
for (const path of process.argv.slice(2)) {
  const { document, diagnostics } = await parser.parse(readFileSync(path, "utf8"));
  const faults = diagnostics.filter(({ severity }) => severity <= 1);
  for (const { code, message, path } of faults) {
    console.error(`${code}: ${message} (${path.join(".")})`);
  }
  if (faults.length > 0 || document.allChannels().length === 0) {
    process.exit(1);
  }
}
