@echo off
rem Runs the isosocket command: builds it where that is needed, picks a JDK, starts it.
setlocal
set "ROOT=%~dp0"
set "APP=%ROOT%cli\target\app"

rem The JDK: ISOSOCKET_JAVA (a folder or a java.exe), else JAVA_HOME, else the PATH.
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
if defined ISOSOCKET_JAVA (
  if exist "%ISOSOCKET_JAVA%\bin\java.exe" (
    set "JAVA=%ISOSOCKET_JAVA%\bin\java.exe"
  ) else if exist "%ISOSOCKET_JAVA%" (
    set "JAVA=%ISOSOCKET_JAVA%"
  ) else (
    echo isosocket: ISOSOCKET_JAVA=%ISOSOCKET_JAVA% is neither the folder of a JDK nor its java.exe>&2
    exit /b 1
  )
)

if exist "%APP%\isosocket-cli-*.jar" goto start
where /q mvn
if errorlevel 1 (
  echo isosocket: this clone is not built yet, and mvn, which builds it, is not on the PATH: install Maven 3.8.6 or later>&2
  exit /b 1
)
echo isosocket: building, once ^(log: target\launcher-build.log^)>&2
if not exist "%ROOT%target" mkdir "%ROOT%target"
pushd "%ROOT%"
call mvn -B -ntp -q package -pl cli -am -Dmaven.test.skip=true -Dmaven.javadoc.skip=true -Dmaven.source.skip=true -Djacoco.skip=true -Dspotless.check.skip=true >target\launcher-build.log 2>&1
set "BUILT=%ERRORLEVEL%"
popd
if not "%BUILT%"=="0" (
  type "%ROOT%target\launcher-build.log" >&2
  echo isosocket: the build failed; its log is above>&2
  exit /b 1
)

:start
rem Without the archives and the --jit of the other launcher: --jit says that scripts are interpreted.
"%JAVA%" -XX:+UseSerialGC -XX:-UsePerfData -XX:CompileThresholdScaling=3 -Disosocket.terminal.input=true -cp "%APP%\*" io.isosocket.cli.Main %*
exit /b %ERRORLEVEL%
