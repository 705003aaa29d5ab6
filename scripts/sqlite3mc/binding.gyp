# Compiles the SQLite3MultipleCiphers amalgamation into a static library that the package `sqlite3` is then
# linked against. scripts/setup.mjs copies this file beside sqlite3.c and runs node-gyp there.
{
  "targets": [
    {
      "target_name": "sqlite3mc",
      "type": "static_library",
      "standalone_static_library": 1,
      "sources": ["sqlite3.c"],
      "defines": [
        "NDEBUG",
        "HAVE_USLEEP=1",
        "SQLITE_THREADSAFE=1",
        "SQLITE_DQS=0",
        "SQLITE_DEFAULT_FOREIGN_KEYS=1",
        "SQLITE_ENABLE_COLUMN_METADATA",
        "SQLITE_ENABLE_DBPAGE_VTAB",
        "SQLITE_ENABLE_DBSTAT_VTAB",
        "SQLITE_ENABLE_FTS5",
        "SQLITE_ENABLE_MATH_FUNCTIONS",
        "SQLITE_ENABLE_STAT4",
        "SQLITE_ENABLE_UPDATE_DELETE_LIMIT",
        "SQLITE_SECURE_DELETE",
        "SQLITE_TEMP_STORE=3",
        "SQLITE_USE_URI=0",
        "CODEC_TYPE=CODEC_TYPE_CHACHA20"
      ],
      "cflags": ["-w", "-fPIC"],
      "xcode_settings": { "GCC_OPTIMIZATION_LEVEL": "3", "WARNING_CFLAGS": ["-w"] },
      "msvs_settings": { "VCCLCompilerTool": { "WarningLevel": 0 } },
      "conditions": [["OS=='win'", { "defines": ["WIN32"] }]]
    }
  ]
}
