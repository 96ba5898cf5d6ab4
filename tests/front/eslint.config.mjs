// Syntax and interfaces that the lowest browsers lack; `browserslist` in package.json names them.
// Methods of built-in objects are held by `lib` in tsconfig.json.
import { readFileSync } from "node:fs";
import compat from "eslint-plugin-compat";

const facts = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));
const later = (what) => `${what} is not in Safari 15.4.`;

export default [
  {
    files: ["templates/theme/js/**/*.js"],
    plugins: compat.configs["flat/recommended"].plugins,
    languageOptions: {
      ...compat.configs["flat/recommended"].languageOptions,
      ecmaVersion: 2022,
      sourceType: "module",
    },
    settings: { browsers: facts.browserslist },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "compat/compat": "error",
      "no-restricted-syntax": [
        "error",
        { selector: "StaticBlock", message: later("A static block of a class") },
        { selector: "Literal[regex.pattern=/\\(\\?<[=!]/]", message: later("Lookbehind") },
        {
          selector: "MemberExpression[property.name='size'][object.name=/options|params|query/]",
          message: later("`size` of URLSearchParams"),
        },
      ],
    },
  },
];
