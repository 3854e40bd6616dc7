@echo off
rem Opens the page for the folder among the documents; the ZIP has to be unpacked first.
setlocal DisableDelayedExpansion
title fawen
chcp 65001 >nul
if not exist "%~dp0python\python.exe" goto packed
pushd "%~dp0"
"%~dp0fawen.exe" serve
set "FAWEN_EXIT=%ERRORLEVEL%"
popd
if "%FAWEN_EXIT%"=="0" exit /b 0
echo.
pause
exit /b %FAWEN_EXIT%
:packed
echo 请先把压缩包全部解压到一个文件夹，再双击那里的“发文网页”。
echo.
pause
exit /b 1
