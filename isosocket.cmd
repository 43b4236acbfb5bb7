@echo off
rem Runs the isosocket command: builds it where that is needed, picks a JDK, starts it.
setlocal EnableExtensions DisableDelayedExpansion
set "ROOT=%~dp0"
set "APP=%ROOT%cli\target\app"
set "COMPILER=%ROOT%cli\target\compiler"

rem --- The JDK: ISOSOCKET_JAVA, else the newest that is found. Versions are read from each JDK's "release" file.
set BEST=0
set "HOME_OF_JDK="
if not defined ISOSOCKET_JAVA goto search
if exist "%ISOSOCKET_JAVA%\bin\java.exe" (
  call :consider "%ISOSOCKET_JAVA%"
) else (
  call :consider_binary "%ISOSOCKET_JAVA%"
)
if %BEST%==0 (
  echo isosocket: ISOSOCKET_JAVA=%ISOSOCKET_JAVA% is neither the folder of a JDK nor its java.exe>&2
  exit /b 1
)
if %BEST% lss 17000000 (
  echo isosocket: ISOSOCKET_JAVA=%ISOSOCKET_JAVA% is older than JDK 17>&2
  exit /b 1
)
goto build

:search
if defined JAVA_HOME call :consider "%JAVA_HOME%"
for %%j in (java.exe) do if not "%%~$PATH:j"=="" call :consider_binary "%%~$PATH:j"
for %%v in (Java "Eclipse Adoptium" Microsoft Zulu "Amazon Corretto" BellSoft) do (
  for /d %%h in ("%ProgramFiles%\%%~v\*") do call :consider "%%~h"
)
for /d %%h in ("%USERPROFILE%\.jdks\*") do call :consider "%%~h"
if %BEST% lss 17000000 (
  echo isosocket: no JDK of version 17 or later was found; set ISOSOCKET_JAVA to one>&2
  exit /b 1
)

rem --- The build, once: it does not look for newer sources.
:build
if exist "%APP%\isosocket-cli-*.jar" goto start
where /q mvn
if errorlevel 1 (
  echo isosocket: this clone is not built yet, and mvn, which builds it, is not on the PATH: install Maven 3.8.6 or later>&2
  exit /b 1
)
echo isosocket: building, once ^(log: target\launcher-build.log^)>&2
if not exist "%ROOT%target" mkdir "%ROOT%target"
rem The tools of the build know the JDKs up to 25; with a later one, mvn takes its own.
if %BEST% lss 26000000 if exist "%HOME_OF_JDK%\bin\javac.exe" set "JAVA_HOME=%HOME_OF_JDK%"
pushd "%ROOT%"
call mvn -B -ntp -q package -pl cli -am -Dmaven.test.skip=true -Dmaven.javadoc.skip=true -Dmaven.source.skip=true -Djacoco.skip=true -Dspotless.check.skip=true >target\launcher-build.log 2>&1 <nul
set "BUILT=%ERRORLEVEL%"
popd
if not "%BUILT%"=="0" (
  type "%ROOT%target\launcher-build.log" >&2
  echo isosocket: the build failed; its log is above>&2
  exit /b 1
)

rem --- The start. Without the archive of classes that the other launcher makes.
:start
set "FLAGS=-Xlog:disable -XX:+UseSerialGC -XX:-UsePerfData"
if %BEST% geq 24000000 set "FLAGS=%FLAGS% --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"

set JIT_POSSIBLE=false
if %BEST% geq 25000000 if %BEST% lss 26000000 if exist "%COMPILER%\" set JIT_POSSIBLE=true

rem What may run long gets all compilers of the JVM.
set SHORT=yes
if "%~1"=="run" if not "%~2"=="-e" set SHORT=no
if "%~1"=="echo" set SHORT=no

set JIT=no
call :look_for_jit %*
if %JIT%==yes goto jit
if %SHORT%==yes set "FLAGS=%FLAGS% -XX:TieredStopAtLevel=1"
"%HOME_OF_JDK%\bin\java.exe" %FLAGS% -XX:CompileThresholdScaling=3 -Disosocket.jit=%JIT_POSSIBLE% -cp "%APP%\*" io.isosocket.cli.Main %*
exit /b %ERRORLEVEL%

:jit
rem The command says so where the JDK and these jars turn out not to go together.
if %JIT_POSSIBLE%==false (
  "%HOME_OF_JDK%\bin\java.exe" %FLAGS% -Disosocket.jit=false -cp "%APP%\*" io.isosocket.cli.Main %*
) else (
  "%HOME_OF_JDK%\bin\java.exe" %FLAGS% -Disosocket.jit=true -XX:+UnlockExperimentalVMOptions -XX:+EnableJVMCI "--upgrade-module-path=%COMPILER%" -cp "%APP%\*" io.isosocket.cli.Main %*
)
exit /b %ERRORLEVEL%

rem Takes the JDK in the folder %1 if it is newer than the best so far; its version becomes a number that grows with it.
:consider
if not exist "%~1\bin\java.exe" exit /b
if not exist "%~1\release" exit /b
set "VERSION="
for /f "usebackq tokens=1,2 delims==" %%k in ("%~1\release") do if "%%k"=="JAVA_VERSION" set "VERSION=%%~l"
if not defined VERSION exit /b
set MAJOR=0
set MINOR=0
set PATCH=0
for /f "tokens=1-3 delims=.-+_" %%a in ("%VERSION%.0.0") do (
  set "MAJOR=%%a"
  set "MINOR=%%b"
  set "PATCH=%%c"
)
set /a NUMBER=MAJOR * 1000000 + MINOR * 1000 + PATCH
if %NUMBER% gtr %BEST% (
  set "BEST=%NUMBER%"
  set "HOME_OF_JDK=%~1"
)
exit /b

rem Likewise the JDK whose java.exe is %1.
:consider_binary
if /i not "%~nx1"=="java.exe" exit /b
for %%h in ("%~dp1..") do call :consider "%%~fh"
exit /b

rem Sets JIT where --jit stands before the script's name: what stands behind it is the script's own. A server runs long.
:look_for_jit
if "%~1"=="serve" set JIT=yes
if not "%~1"=="run" if not "%~1"=="repl" exit /b
:next_option
shift
set "OPTION=%~1"
if not defined OPTION exit /b
if "%OPTION%"=="--jit" set JIT=yes
if "%OPTION%"=="--jit" exit /b
for %%o in (--location --allow-url --connect-to --ca --import-map --global --listen -e) do if "%OPTION%"=="%%o" shift
if "%OPTION%"=="-" exit /b
if "%OPTION:~0,1%"=="-" goto next_option
exit /b
