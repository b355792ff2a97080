# Makes a Windows PC a kiosk of Appui for one account. In an administrator's PowerShell:
#     .\install.ps1 -Account borne                  Enterprise, Education, IoT Enterprise: Shell Launcher and AppLocker
#     .\install.ps1 -Account borne -Pro             Pro: the policy "custom user interface"
# The account is a standard one and exists already; it has signed in once. Written 2026-11-28, run nowhere yet.
#Requires -RunAsAdministrator
param(
    [Parameter(Mandatory)][string]$Account,
    [string]$Python = "$env:ProgramFiles\Appui\Scripts\pythonw.exe",
    [switch]$Pro
)
$ErrorActionPreference = "Stop"
Set-StrictMode -Version 3

if (-not (Test-Path -LiteralPath $Python -PathType Leaf)) { throw "Il n'y a pas d'Appui ici : $Python" }
$sid = (New-Object Security.Principal.NTAccount($Account)).Translate([Security.Principal.SecurityIdentifier]).Value
# pythonw: appui.exe would bring a console window with it.
$shell = "`"$Python`" -m appui kiosk"

# The policy of the kiosk: only administrators may write there.
$folder = "$env:ProgramData\Appui"
New-Item -ItemType Directory -Force -Path $folder | Out-Null
icacls $folder /inheritance:r /grant "*S-1-5-32-544:(OI)(CI)F" "*S-1-5-18:(OI)(CI)F" "*S-1-5-32-545:(OI)(CI)RX" | Out-Null
if (-not (Test-Path -LiteralPath "$folder\policy.toml")) {
    Copy-Item -LiteralPath "$PSScriptRoot\..\policy.toml" -Destination "$folder\policy.toml"
}

function Set-Value($Path, $Name, $Value, $Type = "DWord") {
    New-Item -Force -Path $Path -ErrorAction SilentlyContinue | Out-Null
    New-ItemProperty -Force -LiteralPath $Path -Name $Name -Value $Value -PropertyType $Type | Out-Null
}

# The account's own settings, whether it is signed in or not.
$hive = "Registry::HKEY_USERS\$sid"
$loaded = -not (Test-Path -LiteralPath $hive)
if ($loaded) {
    $profilePath = (Get-CimInstance Win32_UserProfile -Filter "SID='$sid'").LocalPath
    if (-not $profilePath) { throw "Ouvrez d'abord une session avec le compte $Account." }
    reg load "HKU\$sid" "$profilePath\NTUSER.DAT" | Out-Null
}
try {
    $system = "$hive\Software\Microsoft\Windows\CurrentVersion\Policies\System"
    $explorer = "$hive\Software\Microsoft\Windows\CurrentVersion\Policies\Explorer"
    Set-Value $system "DisableTaskMgr" 1
    Set-Value $system "DisableLockWorkstation" 1
    Set-Value $system "DisableChangePassword" 1
    Set-Value $system "DisableRegistryTools" 1
    Set-Value $explorer "NoWinKeys" 1
    # Five shifts open a window with a link. The keys' shortcuts go, the aids themselves stay.
    $keys = "$hive\Control Panel\Accessibility"
    Set-Value "$keys\StickyKeys" "Flags" "506" "String"
    Set-Value "$keys\Keyboard Response" "Flags" "122" "String"
    Set-Value "$keys\ToggleKeys" "Flags" "58" "String"
    if ($Pro) { Set-Value $system "Shell" $shell "String" }
}
finally {
    if ($loaded) {
        [GC]::Collect()
        reg unload "HKU\$sid" | Out-Null
    }
}
Set-Value "HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System" "HideFastUserSwitching" 1

if (-not $Pro) {
    Enable-WindowsOptionalFeature -Online -FeatureName Client-EmbeddedShellLauncher -All -NoRestart | Out-Null
    # Actions: 0 restarts the shell, 3 does nothing. The kiosk ends with 0 after the exit PIN alone.
    $launcher = [wmiclass]"\\localhost\root\standardcimv2\embedded:WESL_UserSetting"
    $launcher.SetDefaultShell("explorer.exe", 0) | Out-Null
    $launcher.SetCustomShell($sid, $shell, @(0), @(3), 0) | Out-Null
    $launcher.SetEnabled($true) | Out-Null

    $rules = (Get-Content -Raw -Encoding UTF8 -LiteralPath "$PSScriptRoot\applocker.xml").Replace("KIOSK_SID", $sid)
    $filled = New-TemporaryFile
    Set-Content -LiteralPath $filled -Value $rules -Encoding Unicode
    Set-AppLockerPolicy -XmlPolicy $filled -Merge
    Remove-Item -LiteralPath $filled
    sc.exe config AppIDSvc start= auto | Out-Null
    Start-Service AppIDSvc
}
Write-Output "Redemarrez le PC, puis ouvrez une session avec le compte $Account."
