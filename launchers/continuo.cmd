@echo off
rem Starts Continuo: finds a JDK, builds on first use and when sources have changed, then runs `continuo COMMAND`.
rem Works from any folder. No JDK or no Maven: one line, exit code 2.
setlocal EnableExtensions DisableDelayedExpansion

set "WANTED=25"
for %%I in ("%~dp0..") do set "ROOT=%%~fI"

set "JDK="
call :try_jdk "%CONTINUO_JDK%"
call :try_jdk "%JAVA_HOME%"
for /f "delims=" %%J in ('where java.exe 2^>nul') do for %%B in ("%%~dpJ..") do call :try_jdk "%%~fB"
for /d %%D in (
    "%ProgramFiles%\Eclipse Adoptium\jdk-*"
    "%ProgramFiles%\Java\jdk-*"
    "%ProgramFiles%\Microsoft\jdk-*"
    "%ProgramFiles%\Zulu\zulu-*"
    "%ProgramFiles%\Amazon Corretto\jdk*"
    "%ProgramFiles%\BellSoft\LibericaJDK-*"
    "%LOCALAPPDATA%\Programs\Eclipse Adoptium\jdk-*"
    "%USERPROFILE%\.jdks\*"
    "%USERPROFILE%\.m2\jdks\*"
    "%USERPROFILE%\.gradle\jdks\*"
) do call :try_jdk "%%~fD"
if not defined JDK goto no_jdk

call :must_build
if errorlevel 1 call :build
if errorlevel 1 exit /b %ERRORLEVEL%

set "CLASSES=%ROOT%\target\continuo.jar;%ROOT%\target\lib\*"
set "FLAGS=-XX:+UseSerialGC -Xms48m -Xmx384m -Djava.awt.headless=true"
call :choose_flags %*
if defined CONTINUO_MEMORY set "FLAGS=%FLAGS% -Xmx%CONTINUO_MEMORY%"

rem What it says has letters of any language: the window shows UTF-8 as long as it runs.
set "PAGE="
for /f "tokens=2 delims=:." %%C in ('chcp') do set "PAGE=%%C"
chcp 65001 >nul
"%JDK%\bin\java.exe" %FLAGS% -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 --enable-native-access=ALL-UNNAMED "-Dcontinuo.home=%ROOT%" -cp "%CLASSES%" continuo.cli.Main %*
set "CODE=%ERRORLEVEL%"
if defined PAGE chcp %PAGE% >nul
exit /b %CODE%

:no_jdk
>&2 echo Continuo needs a JDK %WANTED% or newer: install one (https://adoptium.net), or set CONTINUO_JDK to the folder of yours.
exit /b 2

:no_maven
>&2 echo Continuo needs Maven to build itself: install it (https://maven.apache.org, 3.8 or newer) so that `mvn` is on the PATH, then try again.
exit /b 2

:build_failed
findstr /b /c:"[ERROR]" target\build.log >&2
>&2 echo The build failed; all of it is in "%ROOT%\target\build.log".
popd
exit /b 1

rem Takes folder %1 if it holds a JDK that is new enough. Reads its `release` file: starting each JVM would take seconds.
:try_jdk
if defined JDK exit /b 0
if "%~1"=="" exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
set "VERSION=0"
for /f "usebackq tokens=1,2 delims==" %%K in ("%~1\release") do if "%%K"=="JAVA_VERSION" set "VERSION=%%~L"
for /f "delims=.-+" %%V in ("%VERSION%") do set "VERSION=%%V"
if %VERSION% GEQ %WANTED% set "JDK=%~f1"
exit /b 0

rem Fails if there is nothing built yet, or something has changed since.
:must_build
if not exist "%ROOT%\target\continuo.jar" exit /b 1
if not exist "%ROOT%\target\launcher.stamp" exit /b 1
pushd "%ROOT%"
powershell -NoProfile -Command "$built = (Get-Item 'target\launcher.stamp').LastWriteTime; if (Get-ChildItem 'pom.xml', 'src\main' -Recurse -File | Where-Object { $_.LastWriteTime -gt $built } | Select-Object -First 1) { exit 1 }"
set "CHANGED=%ERRORLEVEL%"
popd
exit /b %CHANGED%

:build
where mvn >nul 2>nul
if errorlevel 1 goto no_maven
>&2 echo Building Continuo (the first time it may download up to 200 MB; it takes some minutes)...
pushd "%ROOT%"
if not exist target mkdir target
type nul > target\launcher.begun
set "JAVA_HOME=%JDK%"
call mvn -B -Dmaven.test.skip=true package > target\build.log 2>&1
if errorlevel 1 goto build_failed
move /y target\launcher.begun target\launcher.stamp >nul
popd
exit /b 0

rem What a command needs besides: looks at each word that was given.
:choose_flags
if "%~1"=="" exit /b 0
if "%~1"=="evaluate" set "FLAGS=-XX:+UseSerialGC -Xmx1g"
if "%~1"=="train" goto train_flags
if "%~1"=="benchmark" goto train_flags
if "%~1"=="recipe" goto train_flags
if "%~1"=="--dl4j" goto train_flags
if "%~1"=="--training" goto train_flags
shift
goto choose_flags

:train_flags
set "CLASSES=%CLASSES%;%ROOT%\target\lib-train\*"
set "FLAGS=--sun-misc-unsafe-memory-access=allow -Djava.awt.headless=true"
if not defined OMP_NUM_THREADS set "OMP_NUM_THREADS=1"
exit /b 0
