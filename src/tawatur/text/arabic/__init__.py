"""What is particular to Arabic writing: letters, folding, clitics, stems, month names."""
