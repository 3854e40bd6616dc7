@echo off
rem Installs fawen from the wheels in this folder, without a network. A folder dropped onto this file gets a starter.
setlocal DisableDelayedExpansion
title fawen
set "FAWEN_PYTHON="
for /f "usebackq" %%V in ("%~dp0python-versions.txt") do if not defined FAWEN_PYTHON py -%%V -c "" >nul 2>nul && set "FAWEN_PYTHON=py -%%V"
if not defined FAWEN_PYTHON python -c "import venv" >nul 2>nul && set "FAWEN_PYTHON=python"
set "FAWEN_EXIT=1"
if defined FAWEN_PYTHON %FAWEN_PYTHON% "%~dp0install.py" "%~1"
if defined FAWEN_PYTHON set "FAWEN_EXIT=%ERRORLEVEL%"
if not defined FAWEN_PYTHON chcp 65001 >nul
if not defined FAWEN_PYTHON echo 没有找到 Python 3.11 以上版本。请看“说明.txt”。
echo.
pause
exit /b %FAWEN_EXIT%
