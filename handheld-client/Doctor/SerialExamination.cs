using System.ComponentModel;
using Fulfillment.Contracts;
using Fulfillment.Handheld.Scanners;
using Fulfillment.Handheld.Scanners.Serial;

namespace Fulfillment.Handheld.Doctor;

/// <summary>Which serial devices are plugged in, what each is taken for, and whether it can be opened.</summary>
internal sealed class SerialExamination(SerialDevices devices, ScannerProfiles profiles)
{
    private static readonly Text Scanner = new("スキャナー", "Scanner");

    public IReadOnlyList<Finding> Examine()
    {
        if (!SerialLines.AreThere)
        {
            return
            [
                Finding.Look(
                    Scanner,
                    new Text("この版はシリアルスキャナーに対応していません。", "This build reads no serial scanners on this system."),
                    new Text("キーボード型で使うか、-p:FullRegistry=true で作り直してください。", "Use a scanner that types, or build with -p:FullRegistry=true.")),
            ];
        }

        var found = devices.Find();
        return found.Count > 0
            ? [.. found.Select(Of)]
            :
            [
                Finding.Look(
                    Scanner,
                    new Text($"シリアルスキャナーがありません（{devices.Folder}）。", $"No serial scanner is plugged in ({devices.Folder})."),
                    new Text("USB シリアル（CDC）モードのスキャナーを差してください。キーボード型なら不要です。", "Plug one in that is set to USB serial (CDC). A scanner that types needs none of this.")),
            ];
    }

    private Finding Of(SerialDevice device)
    {
        var what = new Text($"{Scanner.Ja} {device.Id}", $"{Scanner.En} {device.Id}");
        if (profiles.Find(device, devices.IsNamed(device)) is not { } profile)
        {
            return Finding.Look(
                what,
                new Text("スキャナーかどうか分からないので使いません。", "Nobody said that it is a scanner: it is not used."),
                new Text($"スキャナーなら scanners.json に \"vendor\": \"{device.Vendor}\" の設定を加えてください。", $"If it is one, give it an entry with \"vendor\": \"{device.Vendor}\" in scanners.json."));
        }

        try
        {
            using var line = SerialLines.Open(device.Path, profile.Baud);
            return Finding.Well(what, Settings(profile));
        }
        catch (Win32Exception error) when (error.NativeErrorCode == LinuxCalls.PermissionDenied)
        {
            return Finding.Blocks(
                what,
                new Text("開く権限がありません。", "This user may not open it."),
                new Text($"sudo usermod -aG dialout {Environment.UserName} を実行し、ログインし直してください。", $"Run sudo usermod -aG dialout {Environment.UserName} and sign in again."));
        }
        catch (Win32Exception error) when (error.NativeErrorCode == LinuxCalls.Busy)
        {
            return Finding.Look(
                what,
                new Text("ほかのプログラムが使用中です。", "Another program has it."),
                new Text("fulfill-handheld が動いていれば正常です。そうでなければ ModemManager などを止めてください。", "That is right while fulfill-handheld runs. Otherwise stop ModemManager or whatever has it."));
        }
        catch (Exception error) when (error is Win32Exception or IOException or UnauthorizedAccessException)
        {
            return Finding.Blocks(what, SerialSentences.CannotOpen(device.Id, error.Message), new Text("抜き差ししてください。", "Unplug it and plug it in again."));
        }
    }

    private static Text Settings(ScannerProfile profile)
    {
        var ends = profile.Terminators.Count == 0 ? $"{profile.IdleFlush.TotalMilliseconds:0} ms" : string.Join(" ", profile.Terminators.Select(ControlBytes.Name));
        var start = profile.Start is { } first ? $"{ControlBytes.Name(first)} … " : "";
        return new Text(
            $"{profile.Baud} bps、終わりは {start}{ends}{(profile.Aim ? "、AIM 識別子あり" : "")}。",
            $"{profile.Baud} bps, ends with {start}{ends}{(profile.Aim ? ", sends AIM identifiers" : "")}.");
    }
}
