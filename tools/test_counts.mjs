// Reads the report of vitest or Playwright and prints `PASSED FAILED`; what failed goes to stderr with its message, and what a
// journey printed as well.
//   test_counts.mjs REPORT.json
import { readFileSync } from 'node:fs'

const plain = (text) => text.replace(/\u001b\[[0-9;]*m/g, '')
const report = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const failures = []
let passed = 0

function vitest() {
  passed = report.numPassedTests
  for (const file of report.testResults) {
    const wrong = file.assertionResults.filter((one) => one.status === 'failed')
    for (const one of wrong) failures.push([`${file.name}: ${one.fullName}`, one.failureMessages.join('\n')])
    if (file.status === 'failed' && wrong.length === 0) failures.push([file.name, file.message ?? 'it could not be loaded'])
  }
}

function playwright() {
  const visit = (suite, path) => {
    for (const inner of suite.suites ?? []) visit(inner, [...path, inner.title])
    for (const spec of suite.specs ?? []) {
      if (spec.ok && spec.tests.some((test) => test.status !== 'skipped')) passed += 1
      for (const said of spec.tests.flatMap((test) => test.results).flatMap((result) => result.stdout ?? [])) if (said.text?.trim()) console.error(said.text.trimEnd())
      if (!spec.ok) {
        const errors = spec.tests.flatMap((test) => test.results).flatMap((result) => result.errors ?? [])
        failures.push([[...path, spec.title].join(' › '), errors.map((error) => error.message ?? '').join('\n')])
      }
    }
  }
  for (const suite of report.suites) visit(suite, [suite.title])
  for (const error of report.errors ?? []) failures.push(['before any test', error.message ?? ''])
}

if (Array.isArray(report.testResults)) vitest()
else playwright()
for (const [name, message] of failures) console.error(`FAILED ${name}\n${plain(message).slice(0, 3000)}`)
console.log(passed, failures.length)
