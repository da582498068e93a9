// Counts the lines of a file in which tools that redact personal data see a card number.
// node other-tools.mjs FILE: an object with a member for each tool.
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(pathToFileURL(process.cwd() + "/"));
const { SyncRedactor } = require("redact-pii");

const off = { enabled: false };
const redactPii = new SyncRedactor({
  builtInRedactors: {
    names: off, emailAddress: off, ipAddress: off, password: off, phoneNumber: off, streetAddress: off,
    username: off, usSocialSecurityNumber: off, zipcode: off, url: off, digits: off, credentials: off,
    creditCardNumber: { enabled: true },
  },
});
let hits = 0;
for await (const line of createInterface({ input: createReadStream(process.argv[2]) })) {
  hits += redactPii.redact(line).includes("CREDIT_CARD_NUMBER") ? 1 : 0;
}
console.log(JSON.stringify({ "redact-pii": hits }));
