// Counts the lines of a file in which tools that redact personal data see a card number.
// node other-tools.mjs FILE: one line of JSON for each tool.
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(pathToFileURL(process.cwd() + "/"));
const { SyncRedactor } = require("redact-pii");
const { redact } = await import(pathToFileURL(require.resolve("@arcjet/redact")));

const off = { enabled: false };
const redactPii = new SyncRedactor({
  builtInRedactors: {
    names: off, emailAddress: off, ipAddress: off, password: off, phoneNumber: off, streetAddress: off,
    username: off, usSocialSecurityNumber: off, zipcode: off, url: off, digits: off, credentials: off,
    creditCardNumber: { enabled: true },
  },
});
const hits = { "redact-pii": 0, "@arcjet/redact": 0 };
for await (const line of createInterface({ input: createReadStream(process.argv[2]) })) {
  if (redactPii.redact(line).includes("CREDIT_CARD_NUMBER")) {
    hits["redact-pii"]++;
  }
  const [seen] = await redact(line, { entities: ["credit-card-number"] });
  if (seen !== line) {
    hits["@arcjet/redact"]++;
  }
}
console.log(JSON.stringify(hits));
