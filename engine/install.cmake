# What `cmake --install` lays down: the command, its man page and completion; the library with its headers.
install(TARGETS baremo ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}")
install(DIRECTORY "${CMAKE_SOURCE_DIR}/engine/include/baremo" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}"
  FILES_MATCHING PATTERN "*.h")
install(FILES "${CMAKE_BINARY_DIR}/include/baremo/version.h" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/baremo")
if(BAREMO_READSTAT)
  set(BAREMO_PC_READSTAT "-lreadstat")
endif()
file(RELATIVE_PATH BAREMO_PC_TO_PREFIX "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/")
configure_file("${CMAKE_SOURCE_DIR}/engine/baremo.pc.in" baremo.pc @ONLY)
install(FILES "${CMAKE_BINARY_DIR}/baremo.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig")

if(TARGET baremo_command)
  install(TARGETS baremo_command RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
  add_custom_command(OUTPUT "${CMAKE_BINARY_DIR}/baremo.1" "${CMAKE_BINARY_DIR}/baremo.bash"
    COMMAND baremo_command --man-page > "${CMAKE_BINARY_DIR}/baremo.1"
    COMMAND baremo_command --bash-completion > "${CMAKE_BINARY_DIR}/baremo.bash"
    DEPENDS baremo_command VERBATIM)
  add_custom_target(baremo_manual ALL DEPENDS "${CMAKE_BINARY_DIR}/baremo.1" "${CMAKE_BINARY_DIR}/baremo.bash")
  install(FILES "${CMAKE_BINARY_DIR}/baremo.1" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
  install(FILES "${CMAKE_BINARY_DIR}/baremo.bash" DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions"
    RENAME baremo)
endif()
