using System.CommandLine;
using Fulfillment.Contracts;
using Fulfillment.Handheld.Doctor;

namespace Fulfillment.Handheld.Commands;

/// <summary><c>doctor</c>: says of everything a station's device needs whether it is there, why not, and what to do.</summary>
internal sealed class ExamineDevice(HandheldOptions options, TimeProvider clock)
{
    private static readonly Text Pairing = new("端末の登録", "Credential");
    private static readonly Text Profiles = new("スキャナーの設定", "Scanner profiles");

    public Command Command()
    {
        var command = new Command("doctor", "この端末に問題がないか調べる / find out what is wrong with this device");
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var language = options.LanguageOf(parsed);
        var findings = await ExamineAsync(parsed, language, ct);
        foreach (var finding in findings) Say(finding, language);
        return findings.Any(finding => finding.Weight is Weight.Blocks) ? ExitCodes.Refused : ExitCodes.Ok;
    }

    private async Task<IReadOnlyList<Finding>> ExamineAsync(ParseResult parsed, string language, CancellationToken ct)
    {
        var (credential, trouble, next) = options.CredentialOf(parsed);
        var (profiles, wrong) = options.ProfilesOf(parsed);
        return
        [
            .. credential is null ? [Finding.Blocks(Pairing, trouble!, next!)] : await new ServerExamination(credential, clock).ExamineAsync(language, ct),
            .. new DeviceExamination(options.Files(parsed), clock).Examine(credential),
            .. profiles is null ? [Finding.Blocks(Profiles, wrong!, new Text("直してください。", "Mend it."))] : new SerialExamination(options.DevicesOf(parsed), profiles).Examine(),
        ];
    }

    private static void Say(Finding finding, string language)
    {
        var mark = finding.Weight switch
        {
            Weight.Well => "[OK]",
            Weight.Look => "[!] ",
            _ => "[NG]",
        };
        Console.Out.WriteLine($"{mark} {finding.What.In(language)}: {finding.Says.In(language)}");
        if (finding.Do is { } next) Console.Out.WriteLine($"     → {next.In(language)}");
    }
}
