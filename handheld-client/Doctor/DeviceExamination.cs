using Fulfillment.Contracts;
using Fulfillment.Handheld.Outbox;
using Fulfillment.Handheld.Pairing;

namespace Fulfillment.Handheld.Doctor;

/// <summary>Does this device keep what it should, and can its terminal show it?</summary>
internal sealed class DeviceExamination(DeviceFiles files, TimeProvider clock)
{
    private const long LeastFree = 50 * 1024 * 1024;
    private static readonly string[] LocaleVariables = ["LC_ALL", "LC_CTYPE", "LANG"];
    private const int Width = 80;
    private const int Height = 24;
    private static readonly Text Box = new("送信箱", "Outbox");
    private static readonly Text Disk = new("ディスク", "Disk");
    private static readonly Text Terminal = new("端末の画面", "Terminal");
    private static readonly Text Mode = new("登録ファイルの権限", "Credential file");

    public IReadOnlyList<Finding> Examine(Credential? credential) => [.. FileMode(), Outbox(credential), FreeSpace(), Encoded(), Size()];

    private IEnumerable<Finding> FileMode()
    {
        if (OperatingSystem.IsWindows() || !File.Exists(files.Credential)) yield break;
        var mode = File.GetUnixFileMode(files.Credential);
        var others = mode & (UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite);
        yield return others == UnixFileMode.None
            ? Finding.Well(Mode, new Text("ほかの人には読めません。", "Nobody else can read it."))
            : Finding.Look(Mode, new Text($"{files.Credential} をほかの人が読めます。", $"Others can read {files.Credential}."), new Text($"chmod 600 {files.Credential}", $"chmod 600 {files.Credential}"));
    }

    private Finding Outbox(Credential? credential)
    {
        try
        {
            using var file = OutboxFile.Open(files.Outbox);
            var outbox = new ScanOutbox(file, credential?.ServerName ?? "", credential?.Station ?? "", clock);
            var (waiting, elsewhere) = (outbox.CountWaiting(), outbox.CountElsewhere());
            if (elsewhere > 0) return Finding.Look(Box, PairingSentences.UnsentElsewhere(elsewhere), PairingSentences.HowToPair);
            return Finding.Well(Box, new Text($"{files.Outbox} に書き込めます。未送信 {waiting} 件。", $"{files.Outbox} can be written. Not sent yet: {waiting}."));
        }
        catch (OutboxInUseException)
        {
            return Finding.Well(Box, new Text("fulfill-handheld が使用中です。", "fulfill-handheld is using it."));
        }
        catch (OutboxDamagedException error)
        {
            return Finding.Blocks(Box, OutboxSentences.Damaged(error.Path, error.Message), OutboxSentences.MoveItAside);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Finding.Blocks(Box, OutboxSentences.Damaged(files.Outbox, error.Message), new Text("このフォルダーに書き込めるユーザーで動かすか、--home で別の場所を指定してください。", "Run as a user who may write there, or give another place with --home."));
        }
    }

    private Finding FreeSpace()
    {
        var free = new DriveInfo(Path.GetFullPath(Directory.Exists(files.Folder) ? files.Folder : Path.GetTempPath())).AvailableFreeSpace;
        return free > LeastFree
            ? Finding.Well(Disk, new Text($"空き {free >> 20} MB。", $"{free >> 20} MB free."))
            : Finding.Blocks(Disk, new Text($"空きが {free >> 20} MB しかありません。", $"Only {free >> 20} MB are free."), new Text("不要なファイルを消してください。", "Delete what is not needed."));
    }

    private static Finding Encoded()
    {
        var locale = LocaleVariables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(set => !string.IsNullOrEmpty(set)) ?? "";
        if (Environment.GetEnvironmentVariable("TERM") is "linux")
        {
            return Finding.Look(
                Terminal,
                new Text("Linux コンソールには日本語の文字がありません。", "The Linux console has no Japanese letters."),
                new Text("kmscon やデスクトップの端末を使うか、--language en にしてください。", "Use kmscon or a terminal on a desktop, or --language en."));
        }

        var isUtf8 = OperatingSystem.IsWindows() || locale.Replace("-", "", StringComparison.Ordinal).Contains("UTF8", StringComparison.OrdinalIgnoreCase);
        return isUtf8
            ? Finding.Well(Terminal, new Text("文字コードは UTF-8 です。「緑茶・𠮷野」が正しく見えますか。", "It is UTF-8. Can you read 緑茶・𠮷野?"))
            : Finding.Look(Terminal, new Text($"文字コードが UTF-8 ではありません（{locale}）。", $"Its encoding is not UTF-8 ({locale})."), new Text("LANG=ja_JP.UTF-8 にしてください。", "Set LANG to ja_JP.UTF-8."));
    }

    private static Finding Size()
    {
        if (Console.IsOutputRedirected) return Finding.Well(Terminal, new Text("出力先は画面ではありません。行で表示します。", "The output is no screen: lines are written."));
        var (width, height) = (Console.WindowWidth, Console.WindowHeight);
        return width >= Width && height >= Height
            ? Finding.Well(Terminal, new Text($"{width}×{height} 文字。", $"{width}×{height} characters."))
            : Finding.Look(Terminal, new Text($"{width}×{height} 文字では狭すぎます。", $"{width}×{height} characters are too few."), new Text($"{Width}×{Height} 以上に広げてください。", $"Make it {Width}×{Height} or more."));
    }
}
