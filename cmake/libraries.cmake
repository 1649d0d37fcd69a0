# The outside libraries, by the short names src/ROOMS uses. All come from Debian 12; each has a decision record.
find_package(Threads REQUIRED)

add_library(lib_boost INTERFACE) # header-only Asio and Beast
target_link_libraries(lib_boost INTERFACE Threads::Threads)
target_compile_definitions(lib_boost INTERFACE BOOST_ASIO_DISABLE_BOOST_COROUTINE BOOST_ASIO_NO_DEPRECATED)

function(sanlian_library name)
  add_library(lib_${name} INTERFACE)
  target_link_libraries(lib_${name} INTERFACE ${ARGN})
endfunction()

sanlian_library(fmt fmt)
sanlian_library(spdlog spdlog fmt Threads::Threads)
target_compile_definitions(lib_spdlog INTERFACE SPDLOG_FMT_EXTERNAL SPDLOG_COMPILED_LIB)
sanlian_library(crypto crypto)
sanlian_library(ssl ssl crypto)
sanlian_library(simdjson simdjson)
sanlian_library(yaml yaml)
sanlian_library(expat expat)
sanlian_library(pugixml pugixml)
sanlian_library(zip zip)
sanlian_library(xlsxwriter xlsxwriter)
sanlian_library(sqlite3 sqlite3 Threads::Threads)
sanlian_library(icu icui18n icuuc)
sanlian_library(sodium sodium)
sanlian_library(CLI11)
