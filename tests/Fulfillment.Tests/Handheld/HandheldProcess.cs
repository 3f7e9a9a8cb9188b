using System.Diagnostics;
using System.Threading.Channels;

namespace Fulfillment.Tests.Handheld;

/// <summary>The real handheld program as a process of its own, that can be killed as a dead battery kills it.</summary>
internal sealed class HandheldProcess : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

    private HandheldProcess(Process process)
    {
        _process = process;
        _process.OutputDataReceived += (_, line) => Heard(line.Data, isError: false);
        _process.ErrorDataReceived += (_, line) => Heard(line.Data, isError: true);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Everything it said so far.</summary>
    public List<string> Said { get; } = [];

    public static HandheldProcess Start(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "fulfill-handheld.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LANG"] = "ja_JP.UTF-8";
        start.Environment.Remove("LC_ALL");
        start.Environment.Remove("FULFILLMENT_KEY");
        return new HandheldProcess(Process.Start(start)!);
    }

    public void Type(string line) => _process.StandardInput.WriteLine(line);

    public void EndInput() => _process.StandardInput.Close();

    /// <summary>Reads on until a line holds this; answers it.</summary>
    public async Task<string> SaysAsync(string part)
    {
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            while (true)
            {
                var line = await _lines.Reader.ReadAsync(limit.Token);
                if (line.Contains(part, StringComparison.Ordinal)) return line;
            }
        }
        catch (Exception error) when (error is OperationCanceledException or ChannelClosedException)
        {
            throw new InvalidOperationException($"It never said \"{part}\", but:\n{string.Join('\n', Said)}");
        }
    }

    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync(new CancellationTokenSource(Limit).Token);
        return _process.ExitCode;
    }

    /// <summary>SIGKILL: nothing is flushed, nothing says goodbye.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private void Heard(string? line, bool isError)
    {
        if (line is null)
        {
            if (!isError) _lines.Writer.TryComplete();
            return;
        }

        lock (Said) Said.Add(line);
        _lines.Writer.TryWrite(line);
    }
}
