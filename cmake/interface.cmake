# The web interface inside the binary: docs/decisions/2026-11-23-interface-in-the-binary.md. Made once for all presets, in
# build/ui, and only when something under ui/ has changed. Only the program links it: no unit test waits for it.
enable_language(ASM)

file(GLOB_RECURSE interface_inputs CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/ui/src/* ${CMAKE_SOURCE_DIR}/ui/public/*)
foreach(name IN ITEMS ui/index.html ui/package.json ui/package-lock.json ui/vite.config.ts ui/tsconfig.json tools/ui tools/embed_ui.mjs)
  list(APPEND interface_inputs ${CMAKE_SOURCE_DIR}/${name})
endforeach()
set(interface_sources ${CMAKE_SOURCE_DIR}/build/ui/interface.S ${CMAKE_SOURCE_DIR}/build/ui/interface.cpp)
add_custom_command(
  OUTPUT ${interface_sources}
  COMMAND ${CMAKE_SOURCE_DIR}/tools/ui embed
  DEPENDS ${interface_inputs}
  COMMENT "Making the web interface"
  VERBATIM)
add_library(sanlian_interface STATIC EXCLUDE_FROM_ALL ${interface_sources})
target_compile_options(sanlian_interface PRIVATE $<$<COMPILE_LANGUAGE:CXX>:${SANLIAN_FLAGS}>)
target_link_libraries(sanlian_interface PRIVATE sanlian_site)
